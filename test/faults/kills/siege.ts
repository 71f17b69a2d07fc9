import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { type Service, startService } from '../../demo/service.ts';
import { createExchange, until } from '../../peers/exchange/index.ts';
import type { Call } from '../scenarios.ts';
import { type Answered, Caller } from './caller.ts';
import { phaseOf } from './phases.ts';
import { faultsOf } from './proof.ts';
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
