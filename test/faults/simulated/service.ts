import type { Path } from '../../../src/recovery/names.ts';
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
import type { Disk, Inode } from './disk.ts';

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
  /** Good mail comes in under names that were used before, as long as none of these lies in the spool. */
  namesAgain?: boolean;
  /** Somebody starts it again so long after a fall, in milliseconds, unless a fence stands. */
  watchdogMs?: number;
  /** This host has no fence. */
  unfenced?: boolean;
  /** Each message is an envelope and a text, as `NAME.env` and `NAME.msg`. */
  pairs?: boolean;
}

const loadMs = 40;
const source = 'MSExchangeIMC';

interface Due {
  at: number;
  /** Of two at the same time, which was planned first. */
  n: number;
  happens: () => void;
}

/** A message in the spool, as the service knows it: its queue and name, and its files. */
interface Mail {
  path: Path;
  parts: { path: Path; inode: Inode }[];
}

/**
 * The Exchange service as the actions see it, in one process with them and in simulated time. It delivers a
 * message by taking it off the disk into the sink, durably and at once.
 */
export class SimulatedService implements Service, Logs {
  readonly faults: SimulatedFaults;
  starts = 0;
  crashes = 0;
  /** When it fell last by itself, in simulated milliseconds since 1970. */
  fellAt = 0;
  fencedNow = false;
  /** All that came in by itself. */
  readonly accepted: Inode[] = [];
  /** All that was delivered, in this order. */
  readonly sink: Inode[] = [];
  /** What it did that no service may be brought to do. */
  readonly harm: string[] = [];
  readonly #turn: number;
  readonly #disk: Disk;
  readonly #clock: SimulatedClock;
  readonly #records: LogRecord[] = [];
  #process: ProcessIdentity | null = null;
  #exitCode: number | null = null;
  #hangsOn: Mail | null = null;
  #due: Due[] = [];
  #planned = 0;
  #isSorted = true;
  #rescue: number | null = null;
  #arrived = 0;
  readonly #names = new Set<Path>();

  constructor(disk: Disk, clock: SimulatedClock, faults: SimulatedFaults) {
    this.#disk = disk;
    this.#clock = clock;
    this.faults = faults;
    this.#turn = faults.turnMs ?? 120;
    clock.onPass = (now) => this.#pass(now);
  }

  get canFence(): boolean {
    return this.faults.unfenced !== true;
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
    this.#rescue = null;
    this.#process = { pid: 1000 + this.starts, startedAt: String(this.starts), image: 'simulated' };
    this.#exitCode = null;
    if (this.#disk.find('queue.dat') === null && this.#disk.refuses === null)
      this.#disk.write('queue.dat', 'index');
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
  open(): Path[] {
    return this.#hangsOn === null ? [] : this.#hangsOn.parts.map(({ path }) => path);
  }

  async mark(): Promise<LogMarks> {
    return { Application: { record: this.#records.length, identity: '1' } };
  }

  async since(marks: LogMarks | null): Promise<LogReading> {
    const records = this.#records.slice(marks?.Application?.record ?? 0);
    return { records, marks: await this.mark(), cleared: [], unreadable: [] };
  }

  /** The power fails under it. */
  die(): void {
    this.#end();
    this.#rescue = null;
  }

  /** Puts a message of this name into the spool, whole. */
  plant(path: Path, content: string): Inode[] {
    this.#names.add(path);
    const parts = this.faults.pairs === true ? [`${path}.env`, `${path}.msg`] : [path];
    return parts.map((part, k) => this.#disk.write(part, k === 0 ? content : `text of ${content}`));
  }

  /** The messages in the spool. */
  #spool(): Mail[] {
    return ['in', 'out'].flatMap((queue) => {
      const names = [...(this.#disk.folder(queue)?.entries ?? [])]
        .filter(([, inode]) => inode.entries === null)
        .map(([name]) => name);
      const stems = this.faults.pairs === true ? names.map((name) => name.replace(/\.\w+$/, '')) : names;
      return [...new Set(stems)].sort().map((stem) => this.#mail(`${queue}/${stem}`));
    });
  }

  #mail(path: Path): Mail {
    const paths = this.faults.pairs === true ? [`${path}.env`, `${path}.msg`] : [path];
    const parts = paths.flatMap((part) => {
      const inode = this.#disk.find(part);
      return inode === null ? [] : [{ path: part, inode }];
    });
    return { path, parts };
  }

  /** Everything that this start leads to, each at its time; another order at every start. */
  #plan(): void {
    const now = this.#clock.monotonic();
    const spool = this.#spool();
    const first = this.starts % Math.max(1, spool.length);
    const order = [...spool.slice(first), ...spool.slice(0, first)];
    const { poison, elsewhere, arrivals = 0, poisonAtStart } = this.faults;
    for (const mail of order) this.#read(mail);
    if (elsewhere) this.#later(now + loadMs, () => this.#crash(null));
    const atLoad = poison === 'load' ? order.find(isPoison) : undefined;
    if (atLoad !== undefined) this.#later(now + loadMs, () => this.#crash(atLoad));
    order.forEach(({ path }, i) => {
      this.#later(now + this.#turn * (i + 1), () => this.#work(path));
    });
    if (this.#arrived < arrivals) this.#accept(now + this.#turn * 1.5, false);
    if (this.starts === poisonAtStart) this.#accept(now + this.#turn * 2.5, true);
  }

  /** Of half a message it throws the rest away, as such services do. */
  #read({ path, parts }: Mail): boolean {
    if (this.faults.pairs !== true || parts.length !== 1) return parts.length > 0;
    this.harm.push(`the service read half of ${path}`);
    return false;
  }

  #accept(at: number, poison: boolean): void {
    const happens = (): void => {
      if (this.#disk.refuses !== null) return;
      const n = ++this.#arrived;
      const path = this.#nameFor(n);
      const content = `${poison ? `${poisonMark} late\n` : ''}Message-ID: <arrived.${n}@x.example>\n\narrived ${n}\n`;
      this.accepted.push(...this.plant(path, content));
      this.#disk.flush('in', 'out');
      this.#later(at + this.#turn, () => this.#work(path));
    };
    this.#later(at, happens);
  }

  #later(at: number, happens: () => void): void {
    this.#due.push({ at, n: ++this.#planned, happens });
    this.#isSorted = false;
  }

  #nameFor(n: number): Path {
    const free = [...this.#names].find((path) => this.#mail(path).parts.length === 0);
    return this.faults.namesAgain === true && free !== undefined ? free : `in/ARRIVED${n}`;
  }

  #pass(now: number): void {
    if (this.#rescue !== null && now >= this.#rescue) {
      this.#rescue = null;
      void this.start();
    }
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

  #work(path: Path): void {
    const mail = this.#mail(path);
    if (!this.#read(mail)) return;
    if (!isPoison(mail)) this.#deliver(mail);
    else if (this.faults.poison === 'hang') this.#hang(mail);
    else this.#crash(mail);
  }

  #deliver({ parts }: Mail): void {
    for (const { path, inode } of parts) {
      this.#disk.remove(path);
      this.sink.push(inode);
    }
    this.#disk.flush('in', 'out');
  }

  #crash(culprit: Mail | null): void {
    this.crashes += 1;
    this.fellAt = this.#clock.now().getTime();
    this.#log(4037);
    if (culprit !== null && this.faults.names) this.#log(4182, `/spool/${culprit.path}`);
    this.#end();
    this.#exitCode = 1067;
    if (this.faults.watchdogMs !== undefined) this.#rescue = this.#clock.monotonic() + this.faults.watchdogMs;
  }

  #hang(culprit: Mail): void {
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

function isPoison({ parts }: Mail): boolean {
  return parts[0]?.inode.content.startsWith(poisonMark) ?? false;
}
