import assert from 'node:assert/strict';
import { readFileSync, renameSync } from 'node:fs';
import test from 'node:test';
import { actionNames } from '../../src/recovery/job.ts';
import { postd } from '../peers/daemon/index.ts';
import { until } from '../peers/exchange/index.ts';
import { type Answer, type Curl, startCurl } from './curl.ts';
import { fingerprint } from './listing.ts';

/** A call and how it is refused; `says` looks at what else the problem tells. */
interface Row {
  call: [method: string, path: string, body?: unknown, headers?: Record<string, string>];
  refused: [status: number, code: string];
  says?: (problem: Answer['body']) => void;
}

const row = (
  method: string,
  path: string,
  body: unknown,
  status: number,
  code: string,
  says?: Row['says'],
): Row => ({ call: [method, path, body], refused: [status, code], ...(says === undefined ? {} : { says }) });
const post = (verb: string, body: unknown, status: number, code: string, says?: Row['says']): Row =>
  row('POST', `/v1/servers/MAIL01/${verb}`, body, status, code, says);

/** Each row is refused as it says, and afterwards nothing on the host is other than before. */
async function refuses(curl: Curl, rows: Row[]): Promise<void> {
  for (const { call, refused, says } of rows) {
    const before = hostOf(curl);
    const { status, body } = await curl.call(...call);
    const told = `${call[0]} ${call[1]} ${JSON.stringify(call[2])}: ${JSON.stringify(body)}`;
    assert.deepEqual([status, body?.code], refused, told);
    says?.(body);
    assert.deepEqual(hostOf(curl), before, told);
  }
}

/** The spool with inodes, times and hashes; the process of the service; and whether it can be started. */
function hostOf({ daemon }: Curl): unknown {
  const pid = daemon.isUp() ? readFileSync(`${daemon.config.dir}/pid`, 'utf8') : null;
  return [fingerprint(daemon.root), pid, fingerprint(daemon.config.sink)];
}

async function jam({ daemon }: Curl): Promise<void> {
  for (const name of ['a', 'b', 'c']) daemon.plant(`in/${name}`);
  daemon.plant('in/jam', 'poison');
  await daemon.start();
}

test('a healthy server, and one that nobody knows', async (t) => {
  const curl = await startCurl(t);
  await curl.daemon.start();
  const steps = ['next-bisect-round', 'finalize', 'abort', 'close'];
  await refuses(curl, [
    ...['stop', 'quarantine', 'recover'].map((verb) => post(verb, {}, 409, 'nothing-wrong')),
    ...steps.map((verb) =>
      post(verb, {}, 409, 'action-not-allowed', ({ state, next }) => {
        assert.equal(state, null);
        assert.match(next[0].why, /stop, quarantine, adopt, recover/);
      }),
    ),
    ...steps.map((verb) => post(verb, { dryRun: true }, 409, 'action-not-allowed')),
    ...['recover/pause', 'recover/resume'].map((verb) => post(verb, {}, 409, 'action-not-allowed')),
    post('job/notes', { text: 'nobody reads this' }, 409, 'action-not-allowed'),
    row('GET', '/v1/servers/MAIL01/job', undefined, 404, 'no-job'),
    ...actionNames.flatMap((verb) => [
      row('POST', `/v1/servers/MAIL99/${verb}`, {}, unknownTo(verb), codeTo(verb)),
    ]),
    row('POST', '/v1/servers/MAIL99/check', { rehearse: true }, 404, 'server-unknown'),
    row('POST', '/v1/servers/MAIL99/diagnose', {}, 404, 'server-unknown'),
  ]);
});

/** Whether a recovery is open is looked at before the server is: none can be open on one that nobody knows. */
const needsJob = ['next-bisect-round', 'finalize', 'abort', 'close'];
const unknownTo = (verb: string): number => (needsJob.includes(verb) ? 409 : 404);
const codeTo = (verb: string): string => (needsJob.includes(verb) ? 'action-not-allowed' : 'server-unknown');

test('bodies, queries, headers and paths that fit nothing', async (t) => {
  const curl = await startCurl(t);
  await jam(curl);
  const stop = '/v1/servers/MAIL01/stop';
  await refuses(curl, [
    ...actionNames.flatMap((verb) => [
      post(verb, { dryRun: null }, 400, 'invalid-request'),
      post(verb, { dryRn: true }, 400, 'invalid-request', (p) =>
        assert.equal(p.errors[0].pointer, '#/dryRn'),
      ),
    ]),
    post('quarantine', { strategy: 'most' }, 400, 'invalid-request'),
    post('next-bisect-round', { round: 0 }, 400, 'invalid-request'),
    post('recover', { maxRounds: '3' }, 400, 'invalid-request'),
    post('check', { rehearse: 'yes' }, 400, 'invalid-request'),
    post('stop?dryRun=true', {}, 400, 'invalid-request'),
    post('stop', '{"dryRun": tru', 400, 'invalid-request'),
    post('stop', { reason: 'x'.repeat(2_000_000) }, 413, 'payload-too-large'),
    post('explode', {}, 404, 'not-found'),
    row('PATCH', stop, {}, 405, 'method-not-allowed'),
    {
      call: ['POST', stop, 'stop=1', { 'content-type': 'text/csv' }],
      refused: [415, 'unsupported-media-type'],
    },
    { call: ['POST', stop, {}, { accept: 'image/png' }], refused: [406, 'not-acceptable'] },
    { call: ['POST', stop, {}, { authorization: 'Bearer wrong' }], refused: [401, 'unauthorized'] },
  ]);
});

test('registrations and profiles with faults, and those that are in use', async (t) => {
  const curl = await startCurl(t);
  const registration = curl.daemon.registration('postd');
  const put = (change: object, status: number, code: string): Row =>
    row('PUT', '/v1/servers/MAIL02', { ...registration, ...change }, status, code);
  const server = (await curl.call('GET', '/v1/servers/MAIL01')).headers.get('etag')!;
  const stale = { 'if-match': '"v999"' };
  await refuses(curl, [
    put({ root: '/' }, 422, 'root-refused'),
    put({ root: 'spool' }, 422, 'root-refused'),
    put({ profile: 'nobody' }, 422, 'server-invalid'),
    put({ connection: { type: 'pigeon' } }, 422, 'server-invalid'),
    put({ probe: { in: { smtp: 'mail01:25' } } }, 422, 'server-invalid'),
    put({ timing: { observeSeconds: -1 } }, 422, 'server-invalid'),
    row('PUT', '/v1/profiles/mine', { ...postd, id: 'mine', queues: [] }, 422, 'profile-invalid'),
    row('PUT', '/v1/profiles/postfix', { ...postd, id: 'postfix' }, 409, 'profile-read-only'),
    row('DELETE', '/v1/profiles/postfix', undefined, 409, 'profile-read-only'),
    row('DELETE', '/v1/profiles/postd', undefined, 409, 'profile-in-use'),
    { call: ['PUT', '/v1/servers/MAIL01', registration, stale], refused: [412, 'precondition-failed'] },
    { call: ['DELETE', '/v1/servers/MAIL01', undefined, stale], refused: [412, 'precondition-failed'] },
    {
      call: ['PUT', '/v1/servers/MAIL01', registration, { 'if-none-match': '*' }],
      refused: [412, 'precondition-failed'],
    },
  ]);
  assert.equal((await curl.call('GET', '/v1/servers/MAIL01')).headers.get('etag'), server);
  assert.equal((await curl.call('GET', '/v1/servers/MAIL02')).status, 404);
});

test('while a recovery is open: what may not be asked for now, and who may not ask', async (t) => {
  const curl = await startCurl(t);
  await jam(curl);
  const { daemon } = curl;
  const registration = daemon.registration('postd');
  await curl.call('PUT', '/v1/servers/MAIL02', registration);
  const job = (await curl.act('quarantine', { reason: 'INC-4711' })).body;
  assert.equal(job.state, 'quarantined');
  const { items } = (await curl.call('GET', `/v1/jobs/${job.id}/messages`)).body;
  const message = `/v1/jobs/${job.id}/messages/${items[0].id}`;
  const tells = ({ state, next }: Answer['body']) => {
    assert.equal(state, 'quarantined');
    const [step] = next.filter((one: { href?: string }) => one.href !== undefined);
    assert.deepEqual([step.href, step.body], ['/v1/servers/MAIL01/next-bisect-round', { round: 1 }]);
  };
  await refuses(curl, [
    post('stop', {}, 409, 'action-not-allowed', tells),
    post('adopt', {}, 409, 'action-not-allowed', tells),
    post('finalize', {}, 409, 'action-not-allowed', tells),
    post('finalize', { dryRun: true }, 409, 'action-not-allowed', tells),
    post('recover/pause', {}, 409, 'action-not-allowed'),
    post('recover/resume', {}, 409, 'action-not-allowed'),
    post('next-bisect-round', { round: 7 }, 404, 'round-unknown'),
    post('next-bisect-round', { release: ['nobody'] }, 404, 'message-unknown'),
    row('PUT', `/v1/jobs/${job.id}/rounds/1/verdict`, { verdict: 'stable' }, 404, 'round-unknown'),
    row('PUT', `/v1/jobs/${job.id}/rounds/1/verdict`, { verdict: 'fine' }, 400, 'invalid-request'),
    row('PUT', '/v1/jobs/nobody/rounds/1/verdict', { verdict: 'stable' }, 404, 'job-unknown'),
    row('POST', `${message}/put-back`, {}, 409, 'job-open'),
    row('DELETE', message, undefined, 409, 'job-open'),
    row('GET', `${message}/content`, undefined, 409, 'not-set-apart'),
    row('POST', '/v1/servers/MAIL02/quarantine', { evenIfHealthy: true }, 409, 'spool-claimed', (p) =>
      assert.equal(p.job, job.id),
    ),
    row('PUT', '/v1/servers/MAIL01', { ...registration, timing: {} }, 409, 'job-open'),
    row('PUT', '/v1/servers/MAIL01', { ...registration, health: { processes: ['x'] } }, 409, 'job-open'),
    row('DELETE', '/v1/servers/MAIL01', undefined, 409, 'job-open'),
  ]);
  // What another hand did is told until it is accepted.
  renameSync(`${daemon.root}/in/temp/unjam-${job.id}.g1/a`, `${daemon.folder}/a`);
  let accept = '';
  const changed = (problem: Answer['body']) => {
    assert.deepEqual(problem.changes, ['in/a is no longer in holding or in the poison folder']);
    accept = problem.accept;
  };
  await refuses(curl, [
    post('next-bisect-round', {}, 409, 'changed-by-others', changed),
    post('next-bisect-round', { accept: 'another' }, 409, 'changed-by-others', changed),
    post('next-bisect-round', {}, 409, 'changed-by-others', changed),
  ]);
  const round = (await curl.act('next-bisect-round', { accept })).body;
  assert.deepEqual([round.rounds.done, round.messages.unaccounted], [1, 1]);
});

test('while `recover` drives every step by hand is refused', async (t) => {
  const curl = await startCurl(t);
  const { daemon } = curl;
  const registration = daemon.registration('postd');
  const slow = { ...registration.timing, observeSeconds: 600, observeMaxSeconds: 600 };
  await curl.call('PUT', '/v1/servers/MAIL01', { ...registration, timing: slow });
  await jam(curl);
  const begun = await curl.call('POST', '/v1/servers/MAIL01/recover', {}, { prefer: 'respond-async' });
  assert.equal(begun.status, 202);
  await observing(curl);
  await refuses(curl, [
    ...['stop', 'quarantine', 'next-bisect-round', 'finalize', 'abort', 'close', 'adopt'].map((verb) =>
      post(verb, {}, 409, 'pause-first', ({ next }) =>
        assert.equal(next.at(-1).href, '/v1/servers/MAIL01/recover/pause'),
      ),
    ),
  ]);
});

/** The service is up without its spool, and is watched for a long time. */
async function observing(curl: Curl): Promise<void> {
  await until(
    'it is observed',
    async () =>
      /observing/.test((await curl.call('GET', '/v1/servers/MAIL01/job')).body.running?.detail ?? ''),
    30_000,
  );
}
