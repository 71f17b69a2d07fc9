import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import type { Content } from '../../src/actions/poison/content.ts';
import { Problem } from '../../src/recovery/problems.ts';
import { bound, now } from './fixture.ts';
import { sampleMessage } from './sample.ts';

const sha256 = 'a'.repeat(64);
const poison = sampleMessage({ life: 'poison', thought: 'poison', sha256 });
const closed = { state: 'finalized', outcome: 'poison-isolated', closedAt: now.toISOString() } as const;
const path = '/v1/jobs/bcdfghjkmnpq/messages/message-1';

function content(chunks: (string | Error)[], bytes: number | null = null): Content & { closed: boolean } {
  async function* all() {
    for (const chunk of chunks) {
      if (chunk instanceof Error) throw chunk;
      yield Buffer.from(chunk);
    }
  }
  const made = {
    ...{ fileName: 'in-HBWK2Q2P.eml', mediaType: 'message/rfc822' as const, bytes, sha256 },
    chunks: Readable.from(all()),
    closed: false,
    close: async () => {
      made.closed = true;
    },
  };
  return made;
}

test('poison is downloaded as an attachment, whatever is accepted, and each download is in the audit', async (t) => {
  const { get, job, actions, token, store, log } = await bound(t);
  await job(closed, [poison]);
  const made = content(['From: x\r\n', '\r\nsecret words'], 23);
  actions.onContent = async () => made;
  const reader = await token('poison');
  for (const accept of ['*/*', 'text/plain', 'application/json']) {
    const answer = await get(`${path}/content`, { headers: { accept }, token: reader });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers['content-type'], 'message/rfc822');
    assert.equal(answer.headers['content-disposition'], 'attachment; filename="in-HBWK2Q2P.eml"');
    assert.equal(answer.headers['content-length'], '23');
    assert.equal(answer.headers.etag, `"${sha256}"`);
    assert.equal(answer.headers['cache-control'], 'no-store');
    assert.equal(answer.headers['x-content-type-options'], 'nosniff');
    actions.onContent = async () => content(['From: x\r\n', '\r\nsecret words'], 23);
  }
  assert.ok(made.closed, 'the host is closed');
  const { items } = await store.audit.list({ limit: 10 });
  assert.equal(items.filter((row) => row.path.endsWith('/content') && row.status === 200).length, 3);
  assert.doesNotMatch(log.join(''), /secret words/);
});

test('what cannot be downloaded is a problem in the form that the caller reads', async (t) => {
  const { get, job, actions } = await bound(t);
  await job(closed, [poison]);
  actions.onContent = async () => {
    throw new Problem('message-deleted', 'in/HBWK2Q2P was deleted.');
  };
  const json = await get(`${path}/content`);
  assert.deepEqual([json.status, json.body.code], [410, 'message-deleted']);
  const text = await get(`${path}/content`, { headers: { accept: 'text/plain' } });
  assert.match(text.text, /^message-deleted \(410\)/);
});

test('a host that fails in the middle of a download ends it, and is closed', async (t) => {
  const { get, job, actions } = await bound(t);
  await job(closed, [poison]);
  const made = content(['From: x\r\n', new Error('the disk is gone')], 1000);
  actions.onContent = async () => made;
  await assert.rejects(get(`${path}/content`), /aborted|hang up/);
  assert.ok(made.closed);
});

test('a decision needs the scope, and carries who asks and why', async (t) => {
  const { call, post, job, actions, token } = await bound(t);
  await job(closed, [poison]);
  for (const scope of ['read', 'diagnose', 'operate']) {
    const other = { token: await token(scope) };
    for (const [verb, url] of [
      ['POST', `${path}/put-back`],
      ['DELETE', path],
      ['GET', `${path}/content`],
    ] as const) {
      assert.equal((await call(verb, url, other)).status, 403, `${scope} ${verb} ${url}`);
    }
  }
  assert.deepEqual(actions.called, []);
  const half = await post(`${path}/put-back`, {}, { token: await token('poison') });
  assert.equal(half.status, 403, 'it moves mail and starts the service: operate is needed, too');
  assert.deepEqual(actions.called, []);
  const mine = await token('operate', 'poison');
  const back = await post(`${path}/put-back`, { reason: 'patched' }, { token: mine });
  assert.deepEqual([back.status, back.body.id], [200, 'bcdfghjkmnpq']);
  const gone = await call('DELETE', `${path}?reason=INC-4711`, { token: mine });
  assert.equal(gone.status, 200);
  const said = (does: string, reason: string) => ({ does, message: 'message-1', reason });
  assert.deepEqual(
    actions.called.map(({ verb, options, who }) => [verb, options, who]),
    [
      ['put-back', said('put-back', 'patched'), 'operate+poison'],
      ['delete', said('delete', 'INC-4711'), 'operate+poison'],
    ],
  );
});

test('what was looked at is deleted, or nothing', async (t) => {
  const { call, job, actions, store } = await bound(t);
  await job(closed, [poison]);
  const other = await call('DELETE', path, { headers: { 'if-match': `"${'b'.repeat(64)}"` } });
  assert.deepEqual(
    [other.status, other.body.code, other.headers.etag],
    [412, 'precondition-failed', `"${sha256}"`],
  );
  assert.deepEqual(actions.called, []);
  assert.equal((await call('DELETE', path, { headers: { 'if-match': `"${sha256}"` } })).status, 200);
  assert.equal((await call('DELETE', path, { headers: { 'if-match': '*' } })).status, 200);
  assert.equal((await store.audit.list({ limit: 10 })).items.length, 3);
});

test('a message that was deleted says so, and so do its job and its lookup', async (t) => {
  const { get, text, job } = await bound(t);
  const deleted = { at: now.toISOString(), by: 'ann', reason: 'INC-4711' };
  const disposed = [{ does: 'delete' as const, message: 'message-1', ...deleted }];
  await job({ ...closed, disposed }, [poison]);
  assert.deepEqual((await get(path)).body.deleted, deleted);
  assert.match((await text(path)).text, /set apart, deleted[\s\S]*deleted 2026\S+ by ann \(INC-4711\)/);
  const found = await get(`/v1/messages?sha256=${sha256}`);
  assert.deepEqual(found.body.items[0].deleted, deleted);
  const of = await get('/v1/jobs/bcdfghjkmnpq');
  assert.deepEqual([of.body.poison[0].apart, of.body.poison[0].deleted], [true, true]);
  assert.match((await text('/v1/jobs/bcdfghjkmnpq')).text, /poison: in\/HBWK2Q2P {2}deleted/);
});

test('a decision under way is seen in the job', async (t) => {
  const { get, text, job } = await bound(t);
  const asked = { does: 'put-back' as const, message: 'message-1', by: 'ann', reason: null };
  await job({
    ...closed,
    disposing: { ...asked, at: now.toISOString(), up: true, detail: 'observing, 4 of 60 s' },
  });
  assert.equal((await get('/v1/jobs/bcdfghjkmnpq')).body.running.action, 'put-back');
  assert.match((await text('/v1/jobs/bcdfghjkmnpq')).text, /put-back: observing, 4 of 60 s/);
});
