import { isOpen } from '../../src/recovery/job.ts';
import { isProblem } from '../../src/recovery/problems.ts';
import { Before } from './before.ts';
import { caller } from './contenders.ts';
import { faultsOf } from './history/account.ts';
import { type Scenario, scenarios } from './scenarios.ts';
import { MemoryStore } from './simulated/memory-store.ts';
import { World } from './simulated/world.ts';

const mostCalls = 60;

/** A recovery without a fence, in which somebody starts the service before one call of a port. */
class Meddling {
  readonly unjam: Before;
  readonly #memory = new MemoryStore();
  readonly #world: World;
  readonly #scenario: Scenario;

  constructor(scenario: Scenario, at: number) {
    this.#scenario = scenario;
    this.#world = new World('MAIL01', { ...scenario.faults, unfenced: true }, { good: 2, poison: 1 });
    const pass = (): void => this.#world.clock.pass(1);
    this.unjam = new Before(at, pass, async () => {
      this.#world.touched = true;
      await this.#world.service.start();
    });
  }

  /** Asks until it is over, as somebody does who reads the answers. Gives what went wrong. */
  async play(): Promise<string[]> {
    await this.#world.registerIn(this.#memory);
    await this.#world.open();
    const unjam = this.#world.unjam(this.#memory.asStore(), this.unjam);
    let accept: string | undefined;
    for (let n = 0; n < mostCalls; n += 1) {
      const job = this.#memory.accounts(this.#world.server).at(-1)?.job ?? null;
      const call = this.#scenario.next(job);
      if (call === null) break;
      // Who gets nowhere gives up.
      const [action, options] = n > 30 && job !== null && isOpen(job) ? (['abort', {}] as const) : call;
      try {
        const asked = { ...options, ...(accept === undefined ? {} : { accept }) };
        await (await unjam.act(this.#world.server, action, asked, caller)).done;
        accept = undefined;
      } catch (error) {
        if (!isProblem(error)) throw error;
        if (error.code === 'nothing-wrong') break;
        accept = error.more.extra?.accept as string | undefined;
      }
    }
    return faultsOf(this.#world, this.#memory, { verdicts: false });
  }
}

/** What came of a scenario in which somebody started the service before every step in turn. */
export interface Meddlings {
  starts: number;
  /** What went wrong first; null where nothing did. */
  fault: string | null;
}

export async function meddlingsIn(name: string): Promise<Meddlings> {
  const scenario = scenarios.find((one) => one.name === name)!;
  const alone = new Meddling(scenario, Number.POSITIVE_INFINITY);
  const faults = await alone.play();
  if (faults.length > 0) return { starts: 0, fault: ['nobody meddled', ...faults].join('\n') };
  const { traces } = alone.unjam;
  for (const [n, at] of traces.entries()) {
    const meddling = new Meddling(scenario, at);
    const seen = await meddling.play();
    if (seen.length > 0)
      return { starts: n, fault: [`started before call ${at}, ${meddling.unjam.met}`, ...seen].join('\n') };
  }
  return { starts: traces.length, fault: null };
}
