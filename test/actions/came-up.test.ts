import assert from 'node:assert/strict';
import test from 'node:test';
import { isProblem } from '../../src/recovery/problems.ts';
import { createExchange } from '../peers/exchange/index.ts';
import { openHouseFor } from './house.ts';

test('somebody starts the service while its messages move: the call ends there, and nothing is lost', async (t) => {
  const exchange = await createExchange({
    test: t,
    seed: 27,
    messages: 6,
    poison: ['clean'],
    workMs: 600_000,
    faults: { poison: { when: 'touch' } },
  });
  const registration = exchange.serverRegistration();
  const { fence: _, unfence: __, ...service } = registration.connection.service;
  let isMeddling = false;
  const unfenced = { ...registration, connection: { ...registration.connection, service } };
  const house = await openHouseFor(t, unfenced, null, (host) => ({
    ...host,
    files: {
      ...host.files,
      move: async (...args) => {
        const outcome = await host.files.move(...args);
        if (isMeddling) await exchange.start();
        return outcome;
      },
    },
  }));
  await house.act('stop', { evenIfHealthy: true });
  isMeddling = true;
  await assert.rejects(house.act('quarantine'), (e) => isProblem(e, 'service-came-up'));
  isMeddling = false;
  const job = (await house.store.jobs.openOf('MAIL01'))!;
  assert.deepEqual([job.state, job.trouble?.code], ['stopped', 'service-came-up']);
  const aborted = await house.act('abort');
  assert.equal(aborted.state, 'aborted', aborted.saying);
  assert.ok(aborted.counts.maybeDoubled > 0, 'what moved while it was up is told');
  assert.equal(aborted.counts.unaccounted + aborted.counts.held, 0);
  assert.deepEqual(exchange.account(), { missing: [], doubled: [] });
});
