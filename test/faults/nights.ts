import type { Runner } from '../../src/actions/index.ts';
import type { Job } from '../../src/recovery/job.ts';
import { Before } from './before.ts';
import { faultsOf } from './history/account.ts';
import { Life } from './history/fate.ts';
import { inFull } from './history/history.ts';
import { type Call, type Scenario, scenarios } from './scenarios.ts';
import { MemoryStore } from './simulated/memory-store.ts';
import { World } from './simulated/world.ts';

const caller = { who: 'ann', requestId: 'test' };
/** Enough for any recovery of so few messages. */
export const mostCalls = 40;
const plain = { host: <T>(host: T) => host, store: <T>(store: T) => store };

/** One recovery in which a process falls asleep over a call and another one takes over. */
class Night {
  readonly sleeper: Before;
  readonly #life = new Life();
  readonly #memory = new MemoryStore();
  readonly #world: World;
  readonly #scenario: Scenario;

  constructor(scenario: Scenario, at: number) {
    this.#scenario = scenario;
    this.#world = new World('MAIL01', scenario.faults, scenario.spool);
    const pass = (): void => this.#world.clock.pass(1);
    this.sleeper = new Before(at, pass, () => this.#life.sleep());
  }

  /** `answers` are those that the second process gives before the first one wakes. Gives what went wrong. */
  async pass(answers: number): Promise<string[]> {
    await this.#world.registerIn(this.#memory);
    await this.#world.open();
    const asleep = this.#drive(this.#world.unjam(this.#memory.asStore(), this.sleeper), mostCalls);
    await Promise.race([asleep, this.#life.sleeps]);
    if (!this.#life.hasSlept) return this.#faults();
    this.#world.slept = true;
    const second = this.#world.unjam(this.#memory.asStore(), plain);
    await second.takeUp();
    await this.#drive(second, answers);
    const before = this.#written();
    // The one call over which it slept is made: nothing can keep a command from arriving late.
    if (/service\.(?:stop|kill)/.test(this.sleeper.met ?? '')) this.#world.touched = true;
    this.#life.wake();
    await asleep.catch(() => undefined);
    const after = this.#written();
    await this.#drive(second, mostCalls);
    const changed = before.flatMap((line, n) =>
      line === after[n] ? [] : [`the sleeper wrote: ${line} became ${after[n]}`],
    );
    return [...this.#faults(), ...changed];
  }

  /** Asks for one action after the other, and joins what is under way; who has slept ends with that call. */
  async #drive(unjam: Runner, answers: number): Promise<void> {
    const isSecond = this.#life.hasSlept;
    for (let n = 0; n < answers && this.#life.hasSlept === isSecond; n += 1) {
      const job = this.#job();
      const call = underWay(job) ?? this.#scenario.next(job);
      if (call === null) return;
      await (await unjam.act(this.#world.server, call[0], call[1], caller)).done;
    }
  }

  #job(): Job | null {
    return this.#memory.accounts(this.#world.server).at(-1)?.job ?? null;
  }

  /** Each recovery as it is written down. */
  #written(): string[] {
    return this.#memory
      .accounts(this.#world.server)
      .map(({ job, messages }) =>
        JSON.stringify([
          job.state,
          job.rounds,
          job.counts,
          messages.map(({ seq, life, thought }) => [seq, life, thought]),
        ]),
      );
  }

  #faults(): string[] {
    return faultsOf(this.#world, this.#memory, { verdicts: false });
  }
}

/** Whatever is under way is joined. */
function underWay(job: Job | null): Call | null {
  if (job?.running == null) return null;
  return job.recovering === null ? [job.running.action, job.running.options] : ['recover', {}];
}

/** Few messages: every step of a recovery is in it. */
const spool = { good: 2, poison: 1 };

/** What came of nights in which a process slept before every step in turn. */
export interface Nights {
  sleeps: number;
  /** What went wrong first; null where nothing did. */
  fault: string | null;
}

/** The other process gives so many answers before the sleeper wakes. */
export async function nightsOf(name: string, answers: number): Promise<Nights> {
  const scenario = { ...scenarios.find((one) => one.name === name)!, spool };
  const awake = new Night(scenario, Number.POSITIVE_INFINITY);
  const faults = await awake.pass(answers);
  const { traces } = awake.sleeper;
  if (faults.length > 0) return { sleeps: 0, fault: ['it never slept', ...faults].join('\n') };
  for (const [n, at] of traces.entries()) {
    const night = new Night(scenario, at);
    const seen = await night.pass(answers).catch((error: unknown) => [inFull(error)]);
    if (seen.length > 0)
      return { sleeps: n, fault: [`it slept before call ${at}, ${night.sleeper.met}`, ...seen].join('\n') };
  }
  return { sleeps: traces.length, fault: null };
}
