import assert from 'node:assert/strict';
import test from 'node:test';
import type { ActionName, ActionOptions, Job } from '../../src/recovery/job.ts';
import { isProblem } from '../../src/recovery/problems.ts';
import { createExchange, type ExchangeOptions } from '../peers/exchange/index.ts';
import { obeyed } from '../peers/person/obeyed.ts';
import { type BareHouse, caller, openHouseFor } from './house.ts';

/** Somebody who does what each step says, literally, until the action has ended. */
class Person {
  readonly #house: BareHouse;
  readonly steps: string[] = [];

  constructor(house: BareHouse) {
    this.#house = house;
  }

  async act(action: ActionName, options: ActionOptions = {}): Promise<Job> {
    for (;;) {
      try {
        const { done } = await this.#house.actions.act('MAIL01', action, options, caller);
        return await this.#untilDone(await done);
      } catch (error) {
        if (!isProblem(error, 'observation-needed')) throw error;
        await this.step();
      }
    }
  }

  async #untilDone(standing: Job): Promise<Job> {
    let job = standing;
    while (job.running !== null && job.waitingFor === 'operator') job = (await this.step()) ?? job;
    return job;
  }

  /** Begins an action and leaves it at its next step, done or not; the output is never reported, for Unjam dies. */
  async leave(action: ActionName, isDone: boolean): Promise<void> {
    for (;;) {
      try {
        await (await this.#house.actions.act('MAIL01', action, {}, caller)).done;
        break;
      } catch (error) {
        if (!isProblem(error, 'observation-needed')) throw error;
        await this.step();
      }
    }
    const { script } = await this.#house.actions.pending('MAIL01');
    if (isDone) await obeyed(script('sh'));
    await this.#house.actions.stop();
    await this.#house.restart();
  }

  /** One step; the job as it stands afterwards, null when nobody waited for it. */
  async step(): Promise<Job | null> {
    const pending = await this.#house.actions.pending('MAIL01');
    this.steps.push(pending.sentence);
    const output = await obeyed(pending.script('sh'));
    const act = await this.#house.actions.observed('MAIL01', { output });
    return act === null ? null : await act.done;
  }
}

async function houseByHand(t: test.TestContext, options: ExchangeOptions) {
  const exchange = await createExchange({ ...options, test: t });
  const local = exchange.serverRegistration();
  const { service } = local.connection;
  const house = await openHouseFor(t, { ...local, connection: { type: 'manual', service } as never });
  return { exchange, house, person: new Person(house) };
}

const jammed = { faults: { poison: { when: 'load' } } } as const;

test('a person who obeys the scripts literally recovers a jammed server', async (t) => {
  const { exchange, house, person } = await houseByHand(t, {
    ...{ messages: 3, poison: ['clean'], seed: 11, ...jammed },
  });
  await exchange.start();
  assert.equal(exchange.isUp(), false);
  const held = await person.act('quarantine');
  assert.equal(held.state, 'quarantined', held.saying);
  assert.equal(held.counts.held, 4);
  assert.ok(exchange.isUp(), 'mail flows while people think');
  let job = await person.act('next-bisect-round');
  while (job.state === 'bisecting') job = await person.act('next-bisect-round');
  assert.equal(job.state, 'isolated', job.saying);
  job = await person.act('finalize');
  assert.deepEqual([job.state, job.outcome], ['finalized', 'poison-isolated']);
  await exchange.untilDelivered(3);
  assert.deepEqual(exchange.account(), { missing: [], doubled: [] });
  assert.equal(job.counts.unaccounted, 0);
  const { items } = await house.store.ledger.list(job.id, { life: 'poison' }, { limit: 10 });
  const planted = exchange.planted.filter(({ poison }) => poison);
  assert.deepEqual(
    items.map(({ queue, name }) => ({ queue, name })),
    planted.map(({ queue, name }) => ({ queue, name })),
  );
});

test('Unjam dies while a step waits for the person, or after it was done and before it was told: each is taken up', async (t) => {
  const { exchange, person } = await houseByHand(t, {
    ...{ messages: 3, poison: ['clean'], seed: 11, ...jammed },
  });
  await exchange.start();
  await person.leave('quarantine', false);
  await person.leave('quarantine', true);
  let job = await person.act('quarantine');
  assert.equal(job.state, 'quarantined', job.saying);
  assert.ok(exchange.isUp(), 'mail flows while people think');
  await person.leave('next-bisect-round', true);
  while (job.state !== 'isolated' && job.state !== 'stuck') job = await person.act('next-bisect-round');
  assert.equal(job.state, 'isolated', job.saying);
  await person.leave('finalize', true);
  assert.equal((await person.act('finalize')).outcome, 'poison-isolated');
  await exchange.untilDelivered(3);
  assert.deepEqual(exchange.account(), { missing: [], doubled: [] });
});
