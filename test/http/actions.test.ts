import assert from 'node:assert/strict';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import type { Act } from '../../src/actions/contract.ts';
import type { ActionName, Job } from '../../src/recovery/job.ts';
import { Problem } from '../../src/recovery/problems.ts';
import { bound } from './fixture.ts';
import { sampleDiagnosis, sampleRound } from './sample.ts';

const path = '/v1/servers/MAIL01/quarantine';

/** An action that runs until the test says how it ends. */
function running(job: Job, action: ActionName = 'quarantine') {
  const { promise, resolve, reject } = Promise.withResolvers<Job>();
  const since = new Date().toISOString();
  const before = { state: job.state, rounds: 0 };
  const seen: Job = { ...job, running: { action, options: {}, since, before, detail: 'moving' } };
  const act: Act = { job: seen, started: true, done: promise };
  return { act, end: resolve, fail: reject };
}

test('an action that ends in time answers with the job', async (t) => {
  const { post, actions, job } = await bound(t);
  const open = await job();
  actions.onAct = async () => ({ job: open, started: true, done: Promise.resolve(open) });
  const { status, body, headers } = await post(path, { strategy: 'all', reason: 'INC-4711' });
  assert.equal(status, 200);
  assert.equal(headers.location, undefined);
  assert.deepEqual(
    [body.id, body.state, body.messages.held, body.rounds.expected.likely],
    [open.id, 'bisecting', 488, 4],
  );
  assert.deepEqual(body.next[0], {
    action: 'next-bisect-round',
    href: '/v1/servers/MAIL01/next-bisect-round',
    body: { round: 4 },
    why: '488 messages are still held',
  });
  const [called] = actions.called;
  assert.deepEqual(called, {
    ...{ verb: 'quarantine', server: 'MAIL01', who: 'admin' },
    options: { strategy: 'all', reason: 'INC-4711' },
  });
});

test('a wait that runs out answers 202 with where to look, and the work goes on', async (t) => {
  const { post, actions, job } = await bound(t, { waitSeconds: 0.05 });
  const work = running(await job());
  actions.onAct = async () => work.act;
  const { status, headers, body } = await post(path);
  assert.equal(status, 202);
  assert.match(headers.location!, /^http:\/\/127\.0\.0\.1:\d+\/v1\/jobs\/bcdfghjkmnpq$/);
  assert.ok(Number(headers['retry-after']) >= 1);
  assert.equal(headers['preference-applied'], undefined);
  assert.equal(body.id, 'bcdfghjkmnpq');
});

test('Prefer is heeded and echoed; what cannot be read is ignored', async (t) => {
  const { post, actions, job } = await bound(t, { waitSeconds: 0.05 });
  const work = running(await job());
  actions.onAct = async () => work.act;
  const prefer = async (header: string) => {
    const begun = Date.now();
    const { status, headers } = await post(path, {}, { headers: { prefer: header } });
    return [status, headers['preference-applied'], Date.now() - begun < 900];
  };
  assert.deepEqual(await prefer('respond-async'), [202, 'respond-async', true]);
  assert.deepEqual(await prefer('wait=0'), [202, 'wait=0', true]);
  assert.deepEqual(await prefer('respond-async, wait=1'), [202, 'wait=1', false]);
  assert.deepEqual(await prefer('wait=-1, colour=blue'), [202, undefined, true]);
  const ends = post(path, {}, { headers: { prefer: 'wait=30' } });
  setTimeout(() => work.end(work.act.job), 50);
  assert.equal((await ends).status, 200);
});

test('a refusal comes with the state of the recovery and what can be done instead', async (t) => {
  const { post, text, actions, job, call } = await bound(t);
  await job();
  actions.onAct = async () => {
    throw new Problem('action-not-allowed', 'stop is not allowed while the recovery is bisecting.', {
      untouched: 'Nothing was changed.',
      extra: { state: 'bisecting' },
    });
  };
  const { status, body } = await post('/v1/servers/MAIL01/stop');
  assert.equal(status, 409);
  assert.deepEqual(
    [body.code, body.state, body.job, body.untouched, body.next[0].href],
    [
      'action-not-allowed',
      'bisecting',
      'bcdfghjkmnpq',
      'Nothing was changed.',
      '/v1/servers/MAIL01/next-bisect-round',
    ],
  );
  const lines = (
    await call('POST', '/v1/servers/MAIL01/stop', { headers: { accept: 'text/plain' } })
  ).text.split('\n');
  assert.equal(
    lines[0],
    'action-not-allowed (409)  stop is not allowed while the recovery is bisecting.  job bisecting',
  );
  assert.match(lines[2]!, /^ {2}next: curl .* -d '\{"round":4\}' .*\/next-bisect-round$/);
  assert.ok(text);
});

test('changes by another hand can be accepted by pasting one line', async (t) => {
  const { call, actions, job } = await bound(t);
  await job();
  actions.onAct = async () => {
    const extra = { changes: ['in/A was moved into holding', 'in/\u001b[2J gone'], accept: 'abc123' };
    throw new Problem('changed-by-others', '2 changes on the host.', { extra });
  };
  const { text } = await call('POST', path, { body: { strategy: 'all' }, headers: { accept: 'text/plain' } });
  assert.match(text, /changed: in\/A was moved into holding/);
  assert.ok(!text.includes('\u001b'));
  assert.match(text, /next: curl .* -d '\{"strategy":"all","accept":"abc123"\}' .*\/quarantine/);
});

test('an action that fails while it is waited for is that problem; the job stays where it was', async (t) => {
  const { post, actions, job } = await bound(t);
  const work = running(await job());
  actions.onAct = async () => work.act;
  const answer = post(path);
  setTimeout(() => work.fail(new Problem('host-unreachable', 'mail01 does not answer.')), 30);
  const { status, body } = await answer;
  assert.deepEqual([status, body.code, body.state], [502, 'host-unreachable', 'bisecting']);
});

test('a fault of our own tells its request id and nothing of itself', async (t) => {
  const { post, actions, job, log } = await bound(t);
  await job();
  actions.onAct = async () => {
    throw new Error('secret inner workings at /srv/unjam');
  };
  const { status, body } = await post(path, {}, { headers: { 'x-request-id': 'abc-1' } });
  assert.deepEqual([status, body.code, body.requestId], [500, 'internal-error', 'abc-1']);
  assert.ok(!JSON.stringify(body).includes('inner workings'));
  assert.ok(log.some((line) => line.includes('inner workings') && line.includes('abc-1')));
});

test('a dry run answers with the plan and acts not at all', async (t) => {
  const { call, actions, server } = await bound(t);
  await server();
  const { status, body } = await call('POST', path, { body: { dryRun: true } });
  assert.deepEqual([status, body.dryRun, body.moves[0].messages], [200, true, 1000]);
  assert.deepEqual(
    actions.called.map((c) => c.verb),
    ['plan quarantine'],
  );
  const { text } = await call('POST', path, { body: { dryRun: true }, headers: { accept: 'text/plain' } });
  assert.equal(text.split('\n')[0], 'MAIL01  dry run of quarantine, nothing was done  Moves 1000 messages.');
});

test('a round that is asked for by its number comes with the job', async (t) => {
  const { post, actions, job, store } = await bound(t);
  const open = await job();
  await store.rounds.put(open.id, sampleRound({ n: 3, released: [], asked: [] }));
  actions.onAct = async () => actions.ended();
  const { body } = await post('/v1/servers/MAIL01/next-bisect-round', { round: 3 });
  assert.deepEqual([body.round.n, body.round.verdict, body.round.released], [3, 'crashed', 0]);
});

test('a caller that goes away does not stop the work', async (t) => {
  const { app, actions, job, admin } = await bound(t);
  const work = running(await job());
  const began = Promise.withResolvers<void>();
  actions.onAct = async () => {
    began.resolve();
    return work.act;
  };
  await app.listen({ port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const call = request({ port, path, method: 'POST', headers: { authorization: `Bearer ${admin}` } });
  call.on('error', () => {});
  call.end();
  await began.promise;
  call.destroy();
  let ended = false;
  void work.act.done.then(() => {
    ended = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 50));
  work.end(work.act.job);
  await new Promise((resolve) => setTimeout(resolve, 10));
  assert.ok(ended);
  assert.equal(actions.stopped, false);
});

test('the end of Unjam lets no caller wait, and ends the actions before the store', async (t) => {
  const { app, post, actions, job } = await bound(t);
  const work = running(await job());
  actions.onAct = async () => work.act;
  const answer = post(path);
  await new Promise((resolve) => setTimeout(resolve, 100));
  const closing = app.close();
  assert.equal((await answer).status, 202);
  await closing;
  assert.ok(actions.stopped);
});

test('recover is paused and resumed', async (t) => {
  const { post, actions, job } = await bound(t);
  await job({ recovering: { paused: true } });
  const paused = await post('/v1/servers/MAIL01/recover/pause', { reason: 'lunch' });
  assert.deepEqual([paused.status, paused.body.driver.paused], [200, true]);
  assert.deepEqual(paused.body.next[0].href, '/v1/servers/MAIL01/recover/resume');
  assert.equal((await post('/v1/servers/MAIL01/recover/resume')).status, 200);
  assert.deepEqual(
    actions.called.map((c) => [c.verb, c.who]),
    [
      ['pause', 'admin'],
      ['resume', 'admin'],
    ],
  );
});

test('check and diagnose answer what was seen', async (t) => {
  const { post, call } = await bound(t);
  const check = await post('/v1/servers/MAIL01/check', { rehearse: true });
  assert.deepEqual([check.status, check.body.ok], [200, true]);
  const { body } = await post('/v1/servers/MAIL01/diagnose');
  assert.deepEqual([body.verdict, body.next[0].href], ['jammed', '/v1/servers/MAIL01/stop']);
  const text = await call('POST', '/v1/servers/MAIL01/diagnose', { headers: { accept: 'text/plain' } });
  assert.equal(text.text.split('\n')[0], 'MAIL01  jammed  The service is down and 1000 messages wait.');
  assert.match(text.text, /\n {2}suspect: in\/HBWK2Q2P {2}0\.97 {2}named in event 4182\n/);
});

test('a look at a server whose mail we hold says so, whatever it sees, and what goes on from here', async (t) => {
  const { post, call, job, actions } = await bound(t);
  const well = {
    verdict: 'healthy',
    sentence: 'It is up.',
    next: { action: 'none', why: 'nothing' },
  } as const;
  actions.onDiagnose = async () => sampleDiagnosis(well);
  await job();
  const { body } = await post('/v1/servers/MAIL01/diagnose');
  assert.equal(body.sentence, 'It is up. A recovery is open (bisecting), and holds 488 messages.');
  assert.equal(body.next[0].href, '/v1/servers/MAIL01/next-bisect-round');
  const { text } = await call('POST', '/v1/servers/MAIL01/diagnose', { headers: { accept: 'text/plain' } });
  assert.match(text, /^MAIL01 {2}healthy {2}It is up\. A recovery is open/);
});
