import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Host } from '../../src/recovery/ports/host.ts';
import { Problem } from '../../src/recovery/problems.ts';
import { createExchange } from '../peers/exchange/index.ts';
import { caller, openHouseFor } from './house.ts';

/** A host whose service cannot be started, from one moment to the next. */
const broken = (host: Host): Host => ({
  ...host,
  close: () => host.close(),
  facts: () => host.facts(),
  service: new Proxy(host.service, {
    get(service, key) {
      if (key === 'start') return () => Promise.reject(new Problem('host-unreachable', 'mail01 is silent.'));
      const member: unknown = Reflect.get(service, key, service);
      return typeof member === 'function' ? member.bind(service) : member;
    },
  }),
});

test('a failure while `recover` drives calls for a person; one by hand is told to the hand', async (t) => {
  const exchange = await createExchange({ messages: 4, poison: ['clean'], seed: 4, test: t });
  const { actions, store } = await openHouseFor(t, exchange.serverRegistration(), null, broken);
  const types = async (job: string) => (await store.events.since(job, 0, 100)).map(({ type }) => type);
  const byHand = await actions.act('MAIL01', 'quarantine', {}, caller);
  await assert.rejects(byHand.done, /mail01 is silent/);
  assert.ok((await types(byHand.job.id)).includes('action.failed'));
  assert.ok(!(await types(byHand.job.id)).includes('job.person-needed'));
  const driven = await actions.act('MAIL01', 'recover', {}, caller);
  await assert.rejects(driven.done, /mail01 is silent/);
  assert.equal((await store.jobs.get(driven.job.id))?.waitingFor, 'operator');
  assert.ok((await types(driven.job.id)).includes('job.person-needed'));
});
