import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Diagnosis } from '../../src/recovery/diagnosis.ts';
import type { Job } from '../../src/recovery/job.ts';
import { Problem } from '../../src/recovery/problems.ts';
import { bound, now } from './fixture.ts';
import { at, sampleDiagnosis } from './sample.ts';

const path = '/v1/servers/MAIL01/job?exitcode=1';
const last = (text: string) => text.trimEnd().split('\n').at(-1);

test('an open job tells work to do, a person needed, or working', async (t) => {
  const running = {
    action: 'stop' as const,
    options: {},
    since: at,
    before: { state: 'open' as const, rounds: 0 },
    detail: '',
  };
  const trouble = { code: 'host-timeout' as const, detail: '', next: null, at };
  const cases: [Partial<Job>, string][] = [
    [{}, 'EXIT 1'],
    [{ recovering: { paused: true } }, 'EXIT 1'],
    [{ state: 'stuck' }, 'EXIT 2'],
    [{ state: 'escalated' }, 'EXIT 2'],
    [{ trouble }, 'EXIT 2'],
    [{ waitingFor: 'operator', running }, 'EXIT 2'],
    [{ running, trouble }, 'EXIT 3'],
    [{ recovering: { paused: false } }, 'EXIT 3'],
  ];
  const { text, job, store, actions } = await bound(t);
  let open = await job();
  for (const [change, exit] of cases) {
    open = await store.jobs.save({
      ...open,
      state: 'bisecting',
      running: null,
      recovering: null,
      waitingFor: null,
      trouble: null,
      ...change,
    });
    assert.equal(last((await text(path)).text), exit, JSON.stringify(change));
  }
  assert.deepEqual(actions.called, []);
});

test('without an open job it looks, unless it looked within the last minute', async (t) => {
  const { text, server, actions, store } = await bound(t);
  await server();
  const looked: [Diagnosis['verdict'], string][] = [
    ['healthy', 'EXIT 0'],
    ['jammed', 'EXIT 1'],
    ['wedged', 'EXIT 1'],
    ['down', 'EXIT 1'],
    ['elsewhere', 'EXIT 2'],
    ['unclear', 'EXIT 2'],
  ];
  for (const [verdict, exit] of looked) {
    actions.onDiagnose = async () => sampleDiagnosis({ verdict });
    assert.equal(last((await text(path)).text), exit, verdict);
  }
  assert.equal(actions.called.length, looked.length);
  const recent = new Date(now.getTime() - 59_000).toISOString();
  await store.diagnoses.add(sampleDiagnosis({ id: 'd1', verdict: 'healthy', at: recent }));
  assert.equal(last((await text(path)).text), 'EXIT 0');
  assert.equal(actions.called.length, looked.length);
});

test('a closed job is no open one: the server is looked at', async (t) => {
  const { text, server, job, actions } = await bound(t);
  await server();
  await job({ state: 'finalized', closedAt: at });
  actions.onDiagnose = async () => sampleDiagnosis({ verdict: 'healthy', sentence: 'It works.' });
  const answer = await text(path);
  assert.equal(answer.text.split('\n')[0], 'MAIL01  healthy  It works.');
  assert.equal(last(answer.text), 'EXIT 0');
});

test('a host that cannot be looked at needs a person, and the agent still reads its last line', async (t) => {
  const { text, server, actions } = await bound(t);
  await server();
  actions.onDiagnose = async () => {
    throw new Problem('host-unreachable', 'mail01 does not answer.');
  };
  const { status, text: lines } = await text(path);
  assert.equal(status, 200);
  assert.equal(lines, 'MAIL01  could not be looked at: host-unreachable  mail01 does not answer.\nEXIT 2\n');
});

test('an agent that cannot set headers gets text, a program still gets JSON', async (t) => {
  const { get, job } = await bound(t);
  await job();
  const plain = await get(path, { headers: { accept: '*/*' } });
  assert.match(plain.headers['content-type']!, /^text\/plain/);
  const json = await get(path, { headers: { accept: 'application/json' } });
  assert.equal(json.body.id, 'bcdfghjkmnpq');
});

test('an agent that is refused reads its last line, too: a person is needed', async (t) => {
  const { get, text, token, tokenFor, call } = await bound(t, { callsPerMinute: 2 });
  const other = await tokenFor(['MX*'], 'read');
  const refused: [number, string | null][] = [
    [401, null],
    [401, 'nothing'],
    [404, other],
    [404, await token('read')],
  ];
  for (const [status, opens] of refused) {
    const lines = await call('GET', path, { token: opens, headers: { accept: '*/*' } });
    assert.equal(lines.status, status);
    assert.match(lines.text, /^[a-z-]+ \(4\d\d\) {2}[\s\S]*\n {2}request \S+\nEXIT 2\n$/);
  }
  const [, , third] = [await get(path), await get(path), await text(path)];
  assert.deepEqual([third.status, last(third.text)], [429, 'EXIT 2']);
  assert.equal((await get(path, { headers: { accept: 'application/json' } })).body.code, 'too-many-requests');
});

test('a server without a job says so, and what to do', async (t) => {
  const { get, text, server } = await bound(t);
  await server();
  const { status, body } = await get('/v1/servers/MAIL01/job');
  assert.deepEqual([status, body.code], [404, 'no-job']);
  assert.equal(body.next[0].href, '/v1/servers/MAIL01/diagnose');
  const line = /\n {2}next: curl -sS -X POST .* \$UNJAM\/v1\/servers\/MAIL01\/diagnose\n/;
  assert.match((await text('/v1/servers/MAIL01/job')).text, line, 'as a line to paste');
  const wrong = await get('/v1/servers/mail01/job');
  assert.deepEqual([wrong.status, wrong.body.code], [404, 'server-unknown']);
  assert.match(wrong.body.next[0].why, /a name is exact, capital letters too/);
});
