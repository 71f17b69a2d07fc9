import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { systemClock } from '../../src/actions/clock.ts';
import { Runner } from '../../src/actions/index.ts';
import { openHost } from '../../src/connections/index.ts';
import { makeMetrics } from '../../src/metrics/index.ts';
import { loadProfiles } from '../../src/profiles/index.ts';
import { Problem } from '../../src/recovery/problems.ts';
import { job } from '../contracts/store-samples.ts';
import { bound } from '../http/fixture.ts';
import { sampleMessage } from '../http/sample.ts';
import { receiver, status } from '../outbox/receiver.ts';
import { createExchange } from '../peers/exchange/index.ts';
import { until } from '../peers/unit/until.ts';
import { openStoreInMemory } from '../store/in-memory.ts';
import { figure } from './reading.ts';

/** Seconds, as short as the double allows. */
const timing = {
  startSeconds: 10,
  stopSeconds: 3,
  observeSeconds: 0.4,
  observeMaxSeconds: 1.5,
  sampleSeconds: 0.05,
};
const ann = { who: 'ann', requestId: 'test' };

test('a whole recovery is counted: job, rounds, moves, downtime, durations', {
  timeout: 60_000,
}, async (t) => {
  const store = await openStoreInMemory();
  const metrics = makeMetrics(store, '1.2.3');
  const faults = { poison: { when: 'load' } } as const;
  const exchange = await createExchange({ messages: 6, poison: ['clean'], seed: 6, faults, test: t });
  const profiles = await loadProfiles();
  const actions = new Runner({
    store: metrics.store(store),
    clock: systemClock,
    openHost: metrics.opening(openHost),
    profile: async (id) => profiles.get(id),
    installation: 'test',
    log: { error: () => {} },
  });
  t.after(() => actions.stop());
  await store.servers.put('MAIL01', { ...exchange.serverRegistration(), timing });
  await exchange.start();
  const held = await (await actions.act('MAIL01', 'quarantine', {}, ann)).done;
  const open = (await metrics.read()).text;
  assert.equal(figure(open, 'unjam_jobs', { state: held.state, outcome: '' }), 1);
  assert.equal(figure(open, 'unjam_messages_held', { server: 'MAIL01' }), held.counts.held);
  const since = figure(open, 'unjam_oldest_held_timestamp_seconds', { server: 'MAIL01' });
  assert.equal(since, Date.parse(held.oldestHeldAt!) / 1000);

  const done = await (await actions.act('MAIL01', 'recover', {}, ann)).done;
  const { text } = await metrics.read();
  assert.equal(figure(text, 'unjam_jobs', { state: 'finalized', outcome: 'poison-isolated' }), 1);
  assert.equal(figure(text, 'unjam_messages_held', { server: 'MAIL01' }), null, 'the job is closed');
  assert.equal(figure(text, 'unjam_messages_unaccounted'), 0);
  const rounds = await store.rounds.list(done.id);
  for (const verdict of ['stable', 'crashed']) {
    const counted = figure(text, 'unjam_rounds_total', { verdict }) ?? 0;
    assert.equal(counted, rounds.filter((round) => round.verdict === verdict).length, verdict);
  }
  const events = await store.events.since(done.id, 0, 1000);
  const told = (kind: string) =>
    events
      .filter(({ type, data }) => type === 'messages.moved' && data.kind === kind)
      .reduce((sum, { data }) => sum + Number(data.moved), 0);
  for (const kind of new Set(
    events.flatMap(({ type, data }) => (type === 'messages.moved' ? [data.kind] : [])),
  )) {
    assert.equal(figure(text, 'unjam_messages_moved_total', { kind: String(kind) }), told(String(kind)));
  }
  const lasted = (Date.parse(done.closedAt!) - Date.parse(done.openedAt)) / 1000;
  const down = figure(text, 'unjam_service_down_seconds_total', { server: 'MAIL01' })!;
  assert.ok(down > 0 && down < lasted, `${down} of ${lasted}`);
  const ends = { action: 'finalize', end: 'ended' };
  assert.equal(figure(text, 'unjam_action_duration_seconds_count', ends), 1);
  assert.equal(figure(text, 'unjam_build_info', { version: '1.2.3', node: process.version }), 1);
  assert.ok(figure(text, 'nodejs_eventloop_lag_p99_seconds') !== null);
});

test('a message that is nowhere and a recovery that waits for a person show, though nothing counts them', async () => {
  const store = await openStoreInMemory();
  const metrics = makeMetrics(store, '1');
  await store.jobs.open({ ...job('j1', 'MAIL01'), waitingFor: 'operator' });
  await store.jobs.open(job('j2', 'MAIL02'));
  await store.ledger.add('j1', [sampleMessage({ life: 'unaccounted' })]);
  const { text } = await metrics.read();
  assert.equal(figure(text, 'unjam_messages_unaccounted'), 1);
  assert.equal(figure(text, 'unjam_recovery_waiting', { server: 'MAIL01' }), 1);
  assert.equal(figure(text, 'unjam_recovery_waiting', { server: 'MAIL02' }), 0);
});

test('what is rolled back is not counted', async () => {
  const store = await openStoreInMemory();
  const metrics = makeMetrics(store, '1');
  const watched = metrics.store(store);
  await watched.jobs.open(job('j1'));
  const judged = () =>
    watched.atomically((tx) => tx.events.append('j1', 'round.judged', { verdict: 'stable' }));
  const undone = watched.atomically(async (tx) => {
    await tx.events.append('j1', 'round.judged', { verdict: 'stable' });
    throw new Error('undone');
  });
  await assert.rejects(undone, /undone/);
  await judged();
  assert.equal(figure((await metrics.read()).text, 'unjam_rounds_total', { verdict: 'stable' }), 1);
});

test('failures of hosts are counted by code, refusals of ours are not', async () => {
  const metrics = makeMetrics(await openStoreInMemory(), '1');
  const fails = (code: 'host-unreachable' | 'fence-needed') =>
    metrics.opening(async () => {
      throw new Problem(code, 'no');
    })();
  await assert.rejects(fails('host-unreachable'));
  await assert.rejects(fails('fence-needed'));
  const host = await metrics.opening(async () => brokenHost())();
  await assert.rejects(host.service.look(), { code: 'host-timeout' });
  await assert.rejects(host.facts(), { code: 'host-timeout' });
  await assert.rejects(host.probe!(), { code: 'host-timeout' });
  assert.equal(host.clock, systemClock, 'the time of the host itself is not lost on the way');
  await assert.rejects(host.files.list('')[Symbol.asyncIterator]().next(), { code: 'host-timeout' });
  const { text } = await metrics.read();
  assert.equal(figure(text, 'unjam_connection_errors_total', { code: 'host-unreachable' }), 1);
  assert.equal(figure(text, 'unjam_connection_errors_total', { code: 'host-timeout' }), 4);
  assert.equal(figure(text, 'unjam_connection_errors_total', { code: 'fence-needed' }), null);
});

test('Prometheus reads the figures, with a token that may know of every server', async (t) => {
  const { get, token, tokenFor } = await bound(t);
  const accept = 'application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5,*/*;q=0.1';
  const reader = await token('read');
  await get('/v1/servers/MAIL01', { token: reader });
  const { status, headers, text } = await get('/metrics', { token: reader, headers: { accept } });
  assert.deepEqual([status, headers['content-type']], [200, 'text/plain; version=0.0.4; charset=utf-8']);
  const call = { method: 'GET', route: '/v1/servers/:server', status: '404' };
  assert.equal(figure(text, 'unjam_http_request_duration_seconds_count', call), 1);
  const linted = spawnSync('promtool', ['check', 'metrics'], { input: text, encoding: 'utf8' });
  assert.deepEqual([linted.status, linted.stderr], [0, ''], 'Prometheus has nothing to say');
  assert.equal((await get('/metrics', { token: null })).status, 401);
  assert.equal((await get('/metrics', { token: await tokenFor(['MAIL*'], 'read') })).status, 403);
});

test('attempts to deliver a webhook are counted by what came of them', async (t) => {
  const { app, get, post, job, store } = await bound(t, {}, { webhookAllow: '127.0.0.1' });
  const good = await receiver(t, status(204));
  const broken = await receiver(t, status(500));
  const hook = async (url: string, types: string[]) =>
    (await post('/v1/webhooks', { url, types, private: true })).body.id as string;
  await post(`/v1/webhooks/${await hook(good.url, ['job.isolated'])}/test`);
  await post(`/v1/webhooks/${await hook(broken.url, ['job.note'])}/test`);
  const counted = async (outcome: string) =>
    figure((await get('/metrics')).text, 'unjam_webhook_deliveries_total', { outcome });
  assert.deepEqual(
    [await counted('delivered'), await counted('given-up'), await counted('failed')],
    [1, 1, null],
    'a test is sent once',
  );
  const { id } = await job();
  await store.events.append(id, 'job.isolated', {});
  await store.events.append(id, 'job.note', {});
  await app.listen({ port: 0 });
  await until(
    'both were tried',
    async () => (await counted('failed')) === 1 && (await counted('delivered')) === 2,
  );
  assert.equal(await counted('given-up'), 1, 'the other will be tried again');
});

/** Nothing can be done on it. */
function brokenHost() {
  const late = async () => {
    throw new Problem('host-timeout', 'too late');
  };
  const port = new Proxy({}, { get: () => late });
  const files = {
    async *list() {
      await late();
      yield [];
    },
  };
  return {
    ...{ folders: port, notes: port, service: port, logs: port, files },
    ...{ facts: late, probe: late, close: late },
    clock: systemClock,
  } as never;
}
