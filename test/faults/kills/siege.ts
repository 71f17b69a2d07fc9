import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import type { Job } from '../../../src/recovery/job.ts';
import { type Service, startService } from '../../demo/service.ts';
import { createExchange, type Exchange, until } from '../../peers/exchange/index.ts';
import type { Call } from '../scenarios.ts';
import { type Answered, Caller } from './caller.ts';
import { phaseOf } from './phases.ts';
import type { Road } from './roads.ts';
import { Window } from './window.ts';

/** Where a kill is aimed at: so long after the first of these phases, or after the call. */
export interface Aim {
  phases: string[] | 'call';
  afterMs: number;
}

export interface Gunner {
  /** The next kill, under this call, after those that hit in these phases; null when it has been enough. */
  aim(call: Call, kills: string[]): Aim | null;
  /** A phase that was gone through, hit or not. */
  saw(phase: string): void;
}

export interface Siege {
  /** In which phase each kill hit; "between" where no action ran. */
  kills: string[];
  faults: string[];
  transcript: string[];
}

const timing = {
  startSeconds: 10,
  stopSeconds: 3,
  observeSeconds: 0.4,
  observeMaxSeconds: 1.5,
  sampleSeconds: 0.05,
};
const mostCalls = 60;

/** One recovery of an Exchange double by the real service, which is killed as often as the gunner likes. */
export async function besiege(road: Road, seed: number, gunner: Gunner): Promise<Siege> {
  const siege: Siege = { kills: [], faults: [], transcript: [`seed ${seed}, ${road.name}`] };
  const folder = mkdtempSync(`${tmpdir()}/unjam-siege-`);
  const exchange = await createExchange({ ...road.exchange, seed });
  let service: Service | undefined;
  let window: Window | undefined;
  try {
    await exchange.start();
    await until(
      'the service is jammed',
      () => !exchange.isUp() || exchange.events().some((e) => e.id === 4037),
    );
    service = await startService(folder);
    window = new Window(folder);
    const caller = new Caller(service);
    await caller.register({ ...exchange.serverRegistration(), timing });
    await new Assault(road, service, window, caller, gunner, siege).run();
    siege.faults.push(...(await faultsOf(road, exchange, window, caller)));
  } catch (error) {
    siege.faults.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    window?.close();
    await service?.cleanup();
    await exchange.cleanup();
  }
  return siege;
}

class Assault {
  readonly #road: Road;
  readonly #service: Service;
  readonly #window: Window;
  readonly #caller: Caller;
  readonly #gunner: Gunner;
  readonly #siege: Siege;

  constructor(road: Road, service: Service, window: Window, caller: Caller, gunner: Gunner, siege: Siege) {
    this.#road = road;
    this.#service = service;
    this.#window = window;
    this.#caller = caller;
    this.#gunner = gunner;
    this.#siege = siege;
  }

  async run(): Promise<void> {
    let call = this.#next();
    for (let n = 0; call !== null; n += 1) {
      if (n > mostCalls) throw new Error(`not over after ${mostCalls} calls`);
      const answered = await this.#under(call);
      // No answer: the same call again, as any caller does.
      if (answered === null) continue;
      this.#tell(
        `${call[0]} ${JSON.stringify(call[1])}: ${answered.status} ${answered.code ?? answered.job?.state}; ${answered.detail}`,
      );
      if (answered.status >= 400 && !forgivable(call, answered))
        throw new Error(`${call[0]}: ${answered.status} ${answered.code}: ${answered.detail}`);
      call = this.#next();
    }
  }

  #next(): Call | null {
    const job = this.#window.job();
    return job === null ? this.#road.first : this.#road.next(job);
  }

  /** Asks, and kills meanwhile. */
  async #under(call: Call): Promise<Answered | null> {
    const aim = this.#gunner.aim(call, this.#siege.kills);
    const asking = this.#caller.ask(...call);
    let over = false;
    void asking.finally(() => {
      over = true;
    });
    if (await this.#inSight(aim, () => over)) {
      await this.#service.kill();
      const phase = this.#phase() ?? `${call[0]}: between`;
      this.#siege.kills.push(phase);
      this.#tell(`${call[0]}: killed while ${phase}`);
      await asking;
      await this.#service.again();
      return null;
    }
    return await asking;
  }

  /** Waits until the aim is there; false when the call was over first. */
  async #inSight(aim: Aim | null, over: () => boolean): Promise<boolean> {
    let at = aim?.phases === 'call' ? performance.now() + aim.afterMs : Number.POSITIVE_INFINITY;
    while (!over()) {
      const phase = this.#phase();
      if (phase !== null) this.#gunner.saw(phase);
      if (aim !== null && phase !== null && aim.phases.includes(phase))
        at = Math.min(at, performance.now() + aim.afterMs);
      if (performance.now() >= at) return true;
      await setTimeout(1);
    }
    return false;
  }

  #phase(): string | null {
    const job = this.#window.job();
    return job === null ? null : phaseOf(job);
  }

  #tell(line: string): void {
    this.#siege.transcript.push(line);
  }
}

/** A retried recover that had ended already meets a healthy server. */
function forgivable([action]: Call, { code }: Answered): boolean {
  return action === 'recover' && code === 'nothing-wrong';
}

async function faultsOf(road: Road, exchange: Exchange, window: Window, caller: Caller): Promise<string[]> {
  const faults: string[] = [];
  const job = window.job()!;
  if (job.state !== road.ends) faults.push(`the recovery ended ${job.state}: ${job.saying}`);
  if (job.running !== null) faults.push(`${job.running.action} is still written as running`);
  if (window.unsettled() > 0) faults.push('a batch is without outcome');
  if ((await caller.job())?.state !== job.state) faults.push('what is told is not what is written');
  if (job.state === 'finalized') await delivered(exchange, faults);
  faults.push(...ledgerFaults(job), ...hostFaults(exchange), ...mailFaults(exchange));
  return faults;
}

/** Everything but the poison goes out once it is over. */
async function delivered(exchange: Exchange, faults: string[]): Promise<void> {
  const good = exchange.planted.filter((p) => !p.poison).map((p) => p.sha256);
  const isOut = (): boolean => {
    const out = new Set(exchange.delivered().map((d) => d.sha256));
    return good.every((sha256) => out.has(sha256));
  };
  await until('all good mail is delivered', isOut, 10_000).catch((error: Error) =>
    faults.push(error.message),
  );
}

function ledgerFaults({ counts }: Job): string[] {
  const { found, arrived, held, released, taken, setAside, poison, returned, unaccounted } = counts;
  const sum = held + released + taken + setAside + poison + returned + unaccounted;
  return [
    ...(sum === found + arrived ? [] : [`the ledger does not add up: ${JSON.stringify(counts)}`]),
    ...(unaccounted === 0 ? [] : [`${unaccounted} messages are unaccounted for`]),
    ...(held === 0 ? [] : [`${held} messages are still held`]),
  ];
}

/** What of ours is left on the host. */
function hostFaults(exchange: Exchange): string[] {
  const ours = readdirSync(exchange.root, { recursive: true, encoding: 'utf8' }).filter(
    (path) => !path.startsWith('poison') && /unjam|temp/.test(path),
  );
  const fenced = existsSync(`${exchange.unit.dir}/fenced`);
  return [...ours.map((path) => `left behind: ${path}`), ...(fenced ? ['the fence still stands'] : [])];
}

/** Every planted message at one place, and every message that came in at one place, by content. */
function mailFaults(exchange: Exchange): string[] {
  const { missing, doubled } = exchange.account();
  const planted = new Set(exchange.planted.map((p) => p.sha256));
  const others = new Map<string, number>();
  for (const folder of [
    `${exchange.root}/in`,
    `${exchange.root}/out`,
    `${exchange.root}/poison`,
    `${exchange.folder}/sink`,
  ]) {
    for (const sha256 of digestsIn(folder))
      if (!planted.has(sha256)) others.set(sha256, (others.get(sha256) ?? 0) + 1);
  }
  const accepted = exchange.events().filter((e) => e.id === 2002).length;
  const twice = [...others.values()].filter((n) => n > 1).length;
  return [
    ...missing.map((m) => `lost: ${m.queue}/${m.name}`),
    ...doubled.map((m) => `doubled: ${m.queue}/${m.name}`),
    ...(twice === 0 ? [] : [`${twice} arrived messages are doubled`]),
    ...(others.size >= accepted ? [] : [`${accepted} messages arrived, and ${others.size} are there`]),
  ];
}

function digestsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'manifest.json')
    .map((entry) =>
      createHash('sha256')
        .update(readFileSync(`${entry.parentPath}/${entry.name}`))
        .digest('hex'),
    );
}
