import assert from 'node:assert/strict';
import { test } from 'node:test';
import { systemClock } from '../../src/actions/clock.ts';
import { Runner } from '../../src/actions/index.ts';
import { caller, openHouse } from '../actions/house.ts';
import { job } from '../contracts/store-samples.ts';
import { openStoreInMemory } from '../store/in-memory.ts';
import { bound } from './fixture.ts';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const headers = { 'x-request-id': 'abc-1', traceparent: `00-${traceId}-00f067aa0ba902b7-01` };

test('the ids of a call stand in every line that is logged for it, and reach the actions', async (t) => {
  const { post, job, log, actions } = await bound(t);
  await job();
  const { promise, resolve } = Promise.withResolvers<unknown>();
  t.mock.method(actions, 'act', async (...args: unknown[]) => {
    resolve(args[3]);
    return actions.ended();
  });
  await post('/v1/servers/MAIL01/stop', {}, { headers });
  assert.deepEqual(await promise, { who: 'admin', requestId: 'abc-1', traceId });
  const lines = log.map((line) => JSON.parse(line) as Record<string, unknown>);
  const done = lines.find((line) => line.reqId === 'abc-1' && line.msg === 'request completed');
  assert.equal(done?.traceId, traceId);
});

test('events tell which call led to them, so that webhooks do, too', async (t) => {
  const faults = { poison: { when: 'load' } } as const;
  const { exchange, actions, store } = await openHouse(t, {
    messages: 3,
    poison: ['clean'],
    seed: 6,
    faults,
  });
  await exchange.start();
  const { done } = await actions.act('MAIL01', 'stop', {}, { ...caller, requestId: 'abc-1', traceId });
  const { id } = await done;
  const events = await store.events.since(id, 0, 100);
  assert.ok(events.length > 2);
  for (const { type, cause } of events)
    assert.deepEqual([cause?.requestId, cause?.traceId], ['abc-1', traceId], type);
});

test('a failure in the background is logged with the call that led to it', async () => {
  const logged: object[] = [];
  const store = await openStoreInMemory();
  await store.servers.put('MAIL01', { profile: 'p', root: '/none', connection: { type: 'local' } });
  await store.jobs.open(job('j1', 'MAIL01', { state: 'stopped' }));
  const runner = new Runner({
    ...{ store, clock: systemClock, installation: 'test', profile: async () => null },
    openHost: async () => brokenHost(),
    log: { error: (data) => void logged.push(data) },
  });
  const act = await runner.act('MAIL01', 'abort', {}, { ...caller, requestId: 'abc-1', traceId });
  await assert.rejects(act.done);
  assert.deepEqual(
    logged.map((data) => ({ ...data, err: null })),
    [{ err: null, server: 'MAIL01', action: 'abort', requestId: 'abc-1', traceId }],
  );
});

/** Every call to it fails. */
function brokenHost() {
  const port = new Proxy({}, { get: () => () => Promise.reject(new Error('broken')) });
  const ports = { files: port, folders: port, notes: port, service: port, logs: port };
  return { ...ports, facts: () => Promise.reject(new Error('broken')), close: async () => {} } as never;
}
