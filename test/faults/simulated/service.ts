import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type {
  Answer,
  LogMarks,
  LogReading,
  LogRecord,
  Logs,
  ProcessIdentity,
  Service,
  ServiceLook,
} from '../../../src/recovery/ports/host.ts';
import type { SimulatedClock } from './clock.ts';

/** What a message that begins so does to the service. */
export const poisonMark = 'X-Poison:';

export interface SimulatedFaults {
  /** The service dies of a poison message when it reads it at its start, or when its turn comes, or it hangs. */
  poison: 'load' | 'turn' | 'hang';
  /** Its event log names the message that killed it. */
  names?: boolean;
  /** It dies soon after every start, whatever the spool, until this is taken away. */
  elsewhere?: boolean;
  /** Good mail that comes in while it runs: one after each start, as long as there is some. */
  arrivals?: number;
  /** Poison that comes in after so many starts. */
  poisonAtStart?: number;
  /** Milliseconds until the work on the first message ends, and between two of them. Default 120. */
  turnMs?: number;
}

const loadMs = 40;
const source = 'MSExchangeIMC';

interface Due {
  at: number;
  /** Of two at the same time, which was planned first. */
  n: number;
  happens: () => void;
}

/**
 * The Exchange service as the actions see it, in one process with them and in simulated time. Its spool is
 * a real folder. It delivers by one rename, so that a message is in the spool or in the sink.
 */
export class SimulatedService implements Service, Logs {
  readonly canFence = true;
  readonly faults: SimulatedFaults;
  starts = 0;
  crashes = 0;
  fencedNow = false;
  /** Contents of all that came in by itself. */
  readonly accepted: string[] = [];
  readonly #turn: number;
  readonly #root: string;
  readonly #sink: string;
  readonly #clock: SimulatedClock;
  readonly #records: LogRecord[] = [];
  #process: ProcessIdentity | null = null;
  #exitCode: number | null = null;
  #hangsOn: string | null = null;
  #due: Due[] = [];
  #planned = 0;
  #isSorted = true;
  #arrived = 0;

  constructor(root: string, sink: string, clock: SimulatedClock, faults: SimulatedFaults) {
    this.#root = root;
    this.#sink = sink;
    this.#clock = clock;
    this.faults = faults;
    this.#turn = faults.turnMs ?? 120;
    clock.onPass = (now) => this.#pass(now);
  }

  get isUp(): boolean {
    return this.#process !== null;
  }

  async look(): Promise<ServiceLook> {
    return {
      state: this.#process === null ? 'down' : 'up',
      acceptsStop: this.#hangsOn === null,
      processes: this.#process === null ? [] : [this.#process],
      exitCode: this.#exitCode,
      fenced: this.fencedNow,
      needs: [],
      detail: this.#process === null ? 'down' : 'up',
    };
  }

  async start(): Promise<Answer> {
    if (this.fencedNow) return { ok: false, detail: 'disabled' };
    if (this.#process !== null) return { ok: true, detail: 'runs already' };
    this.starts += 1;
    this.#process = { pid: 1000 + this.starts, startedAt: String(this.starts), image: 'simulated' };
    this.#exitCode = null;
    if (!existsSync(`${this.#root}/queue.dat`)) writeFileSync(`${this.#root}/queue.dat`, 'index');
    this.#plan();
    return { ok: true, detail: 'started' };
  }

  async stop(): Promise<Answer> {
    if (this.#hangsOn !== null) return { ok: false, detail: 'accepts no control' };
    if (this.#process !== null) this.#log(1001);
    this.#end();
    return { ok: true, detail: 'stopped' };
  }

  async kill(): Promise<Answer> {
    this.#end();
    return { ok: true, detail: 'killed' };
  }

  async fence(): Promise<void> {
    this.fencedNow = true;
  }

  async unfence(): Promise<void> {
    this.fencedNow = false;
  }

  async health(): Promise<string[]> {
    return [];
  }

  async workers(): Promise<ProcessIdentity[]> {
    return [];
  }

  async nudge(): Promise<Answer> {
    return { ok: false, detail: 'it has none' };
  }

  async rivals(): Promise<string[]> {
    return [];
  }

  describe(verb: string): string {
    return verb;
  }

  get isJammed(): boolean {
    return this.#process === null || this.#hangsOn !== null;
  }

  /** Files that it has open, below the root. */
  open(): string[] {
    return this.#hangsOn === null ? [] : [this.#hangsOn];
  }

  async mark(): Promise<LogMarks> {
    return { Application: { record: this.#records.length, identity: '1' } };
  }

  async since(marks: LogMarks | null): Promise<LogReading> {
    const records = this.#records.slice(marks?.Application?.record ?? 0);
    return { records, marks: await this.mark(), cleared: [], unreadable: [] };
  }

  /** Paths of the messages in the spool. */
  #spool(): string[] {
    return ['in', 'out'].flatMap((queue) =>
      readdirSync(`${this.#root}/${queue}`, { withFileTypes: true })
        .filter((e) => e.isFile())
        .map((e) => `${queue}/${e.name}`)
        .sort(),
    );
  }

  /** Everything that this start leads to, each at its time; another order at every start. */
  #plan(): void {
    const now = this.#clock.monotonic();
    const spool = this.#spool();
    const first = this.starts % Math.max(1, spool.length);
    const order = [...spool.slice(first), ...spool.slice(0, first)];
    const { poison, elsewhere, arrivals = 0, poisonAtStart } = this.faults;
    if (elsewhere) this.#later(now + loadMs, () => this.#crash(null));
    const atLoad = poison === 'load' ? order.find((path) => this.#isPoison(path)) : undefined;
    if (atLoad !== undefined) this.#later(now + loadMs, () => this.#crash(atLoad));
    order.forEach((path, i) => {
      this.#later(now + this.#turn * (i + 1), () => this.#work(path));
    });
    if (this.#arrived < arrivals) this.#accept(now + this.#turn * 1.5, false);
    if (this.starts === poisonAtStart) this.#accept(now + this.#turn * 2.5, true);
  }

  #accept(at: number, poison: boolean): void {
    const happens = (): void => {
      const n = ++this.#arrived;
      const name = `in/ARRIVED${n}`;
      const content = `${poison ? `${poisonMark} late\n` : ''}Message-ID: <arrived.${n}@x.example>\n\narrived ${n}\n`;
      writeFileSync(`${this.#root}/${name}`, content, { flag: 'wx' });
      this.accepted.push(content);
      this.#later(at + this.#turn, () => this.#work(name));
    };
    this.#later(at, happens);
  }

  #later(at: number, happens: () => void): void {
    this.#due.push({ at, n: ++this.#planned, happens });
    this.#isSorted = false;
  }

  #pass(now: number): void {
    for (;;) {
      // The next one is the last, so that a spool of 60,000 is worked off in a moment.
      if (!this.#isSorted) this.#due.sort((a, b) => b.at - a.at || b.n - a.n);
      this.#isSorted = true;
      const next = this.#due.at(-1);
      if (next === undefined || next.at > now || this.#process === null || this.#hangsOn !== null) return;
      this.#due.pop();
      next.happens();
    }
  }

  #work(path: string): void {
    if (!existsSync(`${this.#root}/${path}`)) return;
    if (!this.#isPoison(path)) this.#deliver(path);
    else if (this.faults.poison === 'hang') this.#hang(path);
    else this.#crash(path);
  }

  #deliver(path: string): void {
    renameSync(`${this.#root}/${path}`, `${this.#sink}/${this.starts}.${path.replace('/', '.')}`);
  }

  #isPoison(path: string): boolean {
    return readFileSync(`${this.#root}/${path}`, 'latin1').startsWith(poisonMark);
  }

  #crash(culprit: string | null): void {
    this.crashes += 1;
    this.#log(4037);
    if (culprit !== null && this.faults.names) this.#log(4182, `${this.#root}/${culprit}`);
    this.#end();
    this.#exitCode = 1067;
  }

  #hang(culprit: string): void {
    this.crashes += 1;
    this.#log(4037);
    this.#hangsOn = culprit;
  }

  #end(): void {
    this.#process = null;
    this.#hangsOn = null;
    this.#due = [];
  }

  #log(id: number, text = ''): void {
    const record = this.#records.length + 1;
    const at = this.#clock.now().toISOString();
    this.#records.push({ log: 'Application', record, at, source, id, text, strings: [text], data: null });
  }
}
