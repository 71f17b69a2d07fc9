import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AlertDesk } from '../../src/inbox/index.ts';
import { Problem } from '../../src/recovery/problems.ts';
import type { Registration } from '../../src/recovery/server.ts';
import { openStore } from '../../src/store/index.ts';
import { bound, now } from '../http/fixture.ts';
import { profile, registration, sampleDiagnosis, sampleJob } from '../http/sample.ts';
import { ScriptedActions } from '../http/scripted-actions.ts';
import { receiver, status } from '../outbox/receiver.ts';
import { until } from '../peers/unit/until.ts';
import { newFolder } from '../store/folder.ts';

const startsAt = '2026-11-23T03:05:00.000Z';

function firing(server: string | null, change: Record<string, unknown> = {}) {
  const labels = { alertname: 'SmtpDown', ...(server === null ? {} : { server }) };
  return { status: 'firing', labels, startsAt, fingerprint: `of ${server}`, annotations: {}, ...change };
}
const payload = (...alerts: object[]) => ({ version: '4', alerts, notification_reason: 'something new' });

/** The app with MAIL01 registered, and one call that waits until all that was told is settled. */
async function house(t: Parameters<typeof bound>[0], onAlert?: Registration['onAlert']) {
  const parts = await bound(t);
  await parts.server();
  if (onAlert !== undefined) await parts.store.servers.put('MAIL01', { ...registration, onAlert });
  const outcomes = async () => {
    const items: { outcome: string; job: string | null }[] = (await parts.get('/v1/alerts')).body.items;
    return items.map(({ outcome }) => outcome);
  };
  const tell = async (alerts: object[], scopes = ['diagnose', 'operate']) => {
    const token = await parts.token(...scopes);
    const answer = await parts.post('/v1/hooks/alertmanager', payload(...alerts), { token });
    assert.equal(answer.status, 202, answer.text);
    await until('it is settled', async () => !(await outcomes()).includes('waiting'));
    return answer;
  };
  return { ...parts, outcomes, tell, verbs: () => parts.actions.called.map(({ verb }) => verb) };
}

test('the answer comes before the work', async (t) => {
  const { post, actions, server, get } = await bound(t);
  await server();
  const gate = Promise.withResolvers<void>();
  actions.onDiagnose = async () => {
    await gate.promise;
    return sampleDiagnosis();
  };
  const { status: code, body } = await post('/v1/hooks/alertmanager', payload(firing('MAIL01')));
  assert.deepEqual([code, body], [202, { new: 1, known: 0 }]);
  assert.equal((await get('/v1/alerts')).body.items[0].outcome, 'waiting');
  gate.resolve();
  await until(
    'it was looked at',
    async () => (await get('/v1/alerts')).body.items[0].outcome === 'diagnosed',
  );
});

test('an alert told again is counted; the same one begun anew is another', async (t) => {
  const { tell, get, verbs } = await house(t);
  await tell([firing('MAIL01')], ['diagnose']);
  const again = await tell([firing('MAIL01')], ['diagnose', 'read']);
  assert.deepEqual(again.body, { new: 0, known: 1 });
  await tell([firing('MAIL01', { startsAt: '2026-11-23T04:00:00.000Z' })], ['diagnose', 'poison']);
  assert.deepEqual(verbs(), ['diagnose', 'diagnose']);
  const { items } = (await get('/v1/alerts')).body;
  assert.deepEqual(
    items.map(({ times }: { times: number }) => times),
    [1, 2],
  );
});

test('several alerts of one server at once are one look', async (t) => {
  const { tell, verbs, outcomes } = await house(t);
  const three = ['a', 'b', 'c'].map((fingerprint) => firing('MAIL01', { fingerprint }));
  await tell(three);
  assert.deepEqual(verbs(), ['diagnose']);
  assert.deepEqual(await outcomes(), ['diagnosed', 'diagnosed', 'diagnosed']);
});

test('what is raised while a recovery is open, or was, is our own doing', async (t) => {
  const { tell, verbs, store, get } = await house(t, 'recover');
  const open = await store.jobs.open(sampleJob());
  await tell([firing('MAIL01')]);
  await store.jobs.save({ ...open, state: 'finalized', closedAt: '2026-11-23T03:10:00.000Z' });
  await tell([firing('MAIL01', { fingerprint: 'late news' })], ['diagnose', 'operate', 'read']);
  assert.deepEqual(verbs(), []);
  for (const { outcome, job } of (await get('/v1/alerts')).body.items) {
    assert.deepEqual([outcome, job], ['ours', 'bcdfghjkmnpq']);
  }
  const after = { fingerprint: 'new', startsAt: '2026-11-23T03:10:00.001Z' };
  await tell([firing('MAIL01', after)], ['diagnose']);
  assert.deepEqual(verbs(), ['diagnose']);
});

test('a server that says so is recovered, by a token that may, and only where something is jammed', async (t) => {
  const { tell, verbs, actions, job, get, outcomes } = await house(t, 'recover');
  actions.onDiagnose = async () => sampleDiagnosis({ verdict: 'healthy', sentence: 'All is well.' });
  await tell([firing('MAIL01', { fingerprint: '1' })]);
  actions.onDiagnose = async () => sampleDiagnosis();
  await tell([firing('MAIL01', { fingerprint: '2' })], ['diagnose']);
  assert.deepEqual(
    [await outcomes(), verbs()],
    [
      ['diagnosed', 'diagnosed'],
      ['diagnose', 'diagnose'],
    ],
  );
  assert.match((await get('/v1/alerts')).body.items[0].saying, /lacks the scope operate/);
  actions.onAct = async () => {
    await job({ openedAt: '2026-11-23T03:06:00.000Z' });
    return actions.ended();
  };
  await tell([firing('MAIL01', { fingerprint: '3' })], ['diagnose', 'operate', 'read']);
  assert.deepEqual(verbs().slice(2), ['diagnose', 'recover']);
  const [newest] = (await get('/v1/alerts')).body.items;
  assert.deepEqual([newest.outcome, newest.job], ['recovering', 'bcdfghjkmnpq']);
  assert.deepEqual(actions.called.at(-1)?.options, { reason: 'alert SmtpDown' });
});

test('nothing is begun for a strange server, for none, for an end, or where the registration wants nothing', async (t) => {
  const { tell, verbs, outcomes } = await house(t, 'nothing');
  await tell([
    ...[firing('NOBODY'), firing(null), firing('MAIL01')],
    firing('MAIL01', { status: 'resolved', fingerprint: 'over' }),
  ]);
  assert.deepEqual(verbs(), []);
  assert.deepEqual((await outcomes()).toSorted(), ['noted', 'noted', 'noted', 'unknown-server']);
});

test('a host that cannot be looked at is told, with its audit row', async (t) => {
  const { tell, actions, get, store } = await house(t);
  actions.onDiagnose = () => Promise.reject(new Problem('host-unreachable', 'mail01 is silent.'));
  await tell([firing('MAIL01')]);
  const [alert] = (await get('/v1/alerts')).body.items;
  assert.deepEqual([alert.outcome, alert.saying], ['failed', 'host-unreachable: mail01 is silent.']);
  const [row] = (await store.audit.list({ limit: 10 })).items.filter(({ server }) => server === 'MAIL01');
  assert.deepEqual([row?.status, row?.code], [502, 'host-unreachable']);
});

test('a token without the scope, and what is no payload, are refused', async (t) => {
  const { post, token } = await bound(t);
  const reader = await token('read');
  const refused = await post('/v1/hooks/alertmanager', payload(firing('MAIL01')), { token: reader });
  assert.equal(refused.status, 403);
  const old = await post('/v1/hooks/alertmanager', { ...payload(), version: '3' });
  assert.equal(old.body.code, 'invalid-request');
});

test('what could not be answered is tried again when it is told again', async (t) => {
  const { post, actions, server, get, log } = await bound(t);
  await server();
  const diagnose = actions.onDiagnose;
  actions.onDiagnose = () => Promise.reject(new Error('a fault of our own'));
  await post('/v1/hooks/alertmanager', payload(firing('MAIL01')));
  await until('it failed', () => log.some((line) => line.includes('an alert could not be answered')));
  const outcome = async () => (await get('/v1/alerts')).body.items[0].outcome;
  assert.equal(await outcome(), 'waiting');
  actions.onDiagnose = diagnose;
  await until('it is answered', async () => {
    await post('/v1/hooks/alertmanager', payload(firing('MAIL01')));
    return (await outcome()) === 'diagnosed';
  });
});

test('what was answered and not yet looked at is looked at after a restart', async (t) => {
  const folder = newFolder();
  const open = async () => await openStore({ folder }, () => now);
  const desk = (store: Awaited<ReturnType<typeof open>>, actions: ScriptedActions) =>
    new AlertDesk({
      ...{ store, actions, clock: { now: () => now }, log: { error: () => {} } },
      announce: async () => {},
    });
  const by = { who: 'prom', scopes: ['diagnose'], servers: ['*'], requestId: 'r', traceId: 't' };
  const first = await open();
  await first.profiles.put(profile);
  await first.servers.put('MAIL01', registration);
  const dying = new ScriptedActions(first);
  dying.onDiagnose = () => Promise.reject(new Error('the process ends here'));
  const before = desk(first, dying);
  await before.receive([firing('MAIL01') as never], by);
  await before.stop();
  await first.close();
  const second = await open();
  t.after(() => second.close());
  const actions = new ScriptedActions(second);
  const after = desk(second, actions);
  await after.takeUp();
  await after.stop();
  assert.deepEqual(
    actions.called.map(({ verb }) => verb),
    ['diagnose'],
  );
  assert.deepEqual(await second.alerts.waiting(), []);
});

test('a webhook is told what came of an alert', async (t) => {
  const { app, server, post } = await bound(t, {}, { webhookAllow: '127.0.0.1' });
  await server();
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { url, received } = await receiver(t, status(200));
  await post('/v1/webhooks', { url, format: 'slack', types: ['alert.*'] });
  await post('/v1/hooks/alertmanager', payload(firing('MAIL01')));
  await until('the receiver was told', () => received.length === 1);
  assert.equal(
    JSON.parse(received[0]!.body).text,
    'MAIL01: alert SmtpDown: jammed: The service is down and 1000 messages wait.',
  );
});
