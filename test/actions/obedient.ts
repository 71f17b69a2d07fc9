import type { TestContext } from 'node:test';
import type { ActionName, ActionOptions, Job } from '../../src/recovery/job.ts';
import { isProblem } from '../../src/recovery/problems.ts';
import { createExchange, type Exchange, type ExchangeOptions } from '../peers/exchange/index.ts';
import { obeyed } from '../peers/person/obeyed.ts';
import { type BareHouse, caller, openHouseFor } from './house.ts';

/** Somebody who does what each step says, literally, until the action has ended. */
export class Obedient {
  readonly #house: BareHouse;
  readonly steps: string[] = [];

  constructor(house: BareHouse) {
    this.#house = house;
  }

  async act(action: ActionName, options: ActionOptions = {}): Promise<Job> {
    return await this.untilDone(await this.begin(action, options));
  }

  /** Asks for it until it is begun, with the looks that it needs before; gives how it stands at its first step. */
  async begin(action: ActionName, options: ActionOptions = {}): Promise<Job> {
    for (;;) {
      try {
        return await (await this.#house.actions.act('MAIL01', action, options, caller)).done;
      } catch (error) {
        if (!isProblem(error, 'observation-needed')) throw error;
        await this.step();
      }
    }
  }

  async untilDone(standing: Job): Promise<Job> {
    let job = standing;
    while (job.running !== null && job.waitingFor === 'operator') job = (await this.step()) ?? job;
    return job;
  }

  /**
   * Begins an action and leaves it at its n-th step, done or not; the output is never reported, for Unjam dies.
   */
  async leave(action: ActionName, isDone: boolean, n = 1): Promise<void> {
    await this.begin(action);
    for (let done = 1; done < n; done += 1) await this.step();
    const script = await this.fetch();
    if (isDone) await obeyed(script);
    await this.#house.actions.stop();
    await this.#house.restart();
  }

  /** The script of the pending step. */
  async fetch(): Promise<string> {
    return (await this.#house.actions.pending('MAIL01')).script('sh');
  }

  /** One step; the job as it stands afterwards, null when nobody waited for it. */
  async step(): Promise<Job | null> {
    const pending = await this.#house.actions.pending('MAIL01');
    this.steps.push(pending.sentence);
    return await this.report(await obeyed(pending.script('sh')));
  }

  async report(output: string): Promise<Job | null> {
    const act = await this.#house.actions.observed('MAIL01', { output });
    return act === null ? null : await act.done;
  }
}

/** An Exchange double that only a person reaches. */
export async function houseByHand(
  t: TestContext,
  options: ExchangeOptions,
): Promise<{ exchange: Exchange; house: BareHouse; person: Obedient }> {
  const exchange = await createExchange({ ...options, test: t });
  const local = exchange.serverRegistration();
  const { service } = local.connection;
  const house = await openHouseFor(t, { ...local, connection: { type: 'manual', service } as never });
  return { exchange, house, person: new Obedient(house) };
}

export const jammed = { faults: { poison: { when: 'load' } } } as const;
