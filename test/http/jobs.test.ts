import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noCounts } from '../../src/recovery/message.ts';
import { bound } from './fixture.ts';
import { at, sampleDiagnosis, sampleMessage, sampleRound } from './sample.ts';

const messages = [
  sampleMessage({ seq: 1, thought: 'poison', life: 'held', why: 'alone at the crash', confidence: 0.998 }),
  sampleMessage({
    seq: 2,
    id: 'message-2',
    name: 'a\u0080b',
    identity: '2',
    life: 'taken',
    thought: 'cleared',
    messageId: '<a@b>',
  }),
  sampleMessage({
    seq: 3,
    id: 'message-3',
    name: 'C',
    identity: '3',
    sha256: 'ab'.repeat(32),
    maybeDoubled: true,
  }),
];

test('jobs are listed by server and state, and read', async (t) => {
  const { get, text, job } = await bound(t);
  await job({ id: 'older-job', state: 'finalized', closedAt: at });
  await job({}, messages);
  const ids = async (query: string) =>
    (await get(`/v1/jobs${query}`)).body.items.map((j: { id: string }) => j.id);
  assert.deepEqual(await ids(''), ['bcdfghjkmnpq', 'older-job']);
  assert.deepEqual(await ids('?state=finalized'), ['older-job']);
  assert.deepEqual(await ids('?server=MAIL02'), []);
  const { body } = await get('/v1/jobs/bcdfghjkmnpq');
  assert.deepEqual(body.poison, [
    {
      ...{ id: 'message-1', queue: 'in', name: 'HBWK2Q2P', sha256: null },
      ...{ confidence: 0.998, why: 'alone at the crash', apart: false, deleted: false },
    },
  ]);
  assert.match(
    (await text('/v1/jobs')).text,
    /^MAIL01 {2}bisecting .*bcdfghjkmnpq\nMAIL01 {2}finalized .*older-job\n$/,
  );
  assert.equal((await get('/v1/servers/MAIL01/job')).body.id, 'bcdfghjkmnpq');
});

test('the ledger is read by state, and names that are not UTF-8 are percent-encoded', async (t) => {
  const { get, text, job } = await bound(t);
  await job({}, messages);
  const path = '/v1/jobs/bcdfghjkmnpq/messages';
  const names = async (query: string) =>
    (await get(`${path}${query}`)).body.items.map((m: { name: string }) => m.name);
  assert.deepEqual(await names(''), ['HBWK2Q2P', 'a%80b', 'C']);
  assert.deepEqual(await names('?state=poison'), ['HBWK2Q2P']);
  assert.deepEqual(await names('?state=taken'), ['a%80b']);
  assert.deepEqual(await names('?state=cleared'), ['a%80b']);
  const one = await get(`${path}/message-2`);
  assert.deepEqual([one.body.life, one.body.messageId], ['taken', '<a@b>']);
  assert.match(
    (await text(path)).text,
    /^MAIL01 {2}3 messages\n {2}in\/HBWK2Q2P {2}poison {2}held {2}4\.1 kB {2}alone at the crash\n/,
  );
  assert.match((await text(`${path}/message-2`)).text, /Message-ID <a@b>/);
});

test('one message is found over all jobs', async (t) => {
  const { get, text, job } = await bound(t);
  await job({}, messages);
  const found = async (query: string) =>
    (await get(`/v1/messages?${query}`)).body.items.map((m: { id: string; server: string }) => [
      m.id,
      m.server,
    ]);
  assert.deepEqual(await found('name=HBWK2Q2P'), [['message-1', 'MAIL01']]);
  assert.deepEqual(await found('name=a%2580b'), [['message-2', 'MAIL01']]);
  assert.deepEqual(await found('messageId=%3Ca%40b%3E'), [['message-2', 'MAIL01']]);
  assert.deepEqual(await found(`sha256=${'AB'.repeat(32)}`), [['message-3', 'MAIL01']]);
  assert.deepEqual(await found('name=nothing'), []);
  assert.equal((await get('/v1/messages')).body.code, 'invalid-request');
  assert.match((await text('/v1/messages?name=C')).text, /^1 message found\n {2}MAIL01 {2}in\/C /);
});

test('rounds tell verdict and evidence, with messages by their names', async (t) => {
  const { get, text, job, store } = await bound(t);
  const { id } = await job({}, messages);
  await store.rounds.put(id, sampleRound());
  const { body } = await get(`/v1/jobs/${id}/rounds`);
  const [round] = body.items;
  assert.deepEqual([round.verdict, round.released, round.evidence.taken], ['crashed', 2, 1]);
  assert.deepEqual(round.evidence.inUse, [{ id: 'message-1', queue: 'in', name: 'HBWK2Q2P' }]);
  assert.deepEqual((await get(`/v1/jobs/${id}/rounds/1`)).body, round);
  assert.equal(
    (await text(`/v1/jobs/${id}/rounds`)).text.split('\n')[1],
    '  round 1: crashed after 4 s with 2 released, 1 taken; in use: in/HBWK2Q2P',
  );
});

test('earlier diagnoses are listed', async (t) => {
  const { get, text, server, store } = await bound(t);
  await server();
  await store.diagnoses.add(sampleDiagnosis());
  assert.equal((await get('/v1/servers/MAIL01/diagnoses')).body.items[0].verdict, 'jammed');
  assert.match((await text('/v1/servers/MAIL01/diagnoses')).text, /^MAIL01 {2}1 diagnosis\n.* jammed /);
});

test('the report is whole in each of its forms, and its page runs nothing', async (t) => {
  const { get, text, job, store } = await bound(t);
  const evil = sampleMessage({
    seq: 4,
    id: 'message-4',
    identity: '4',
    name: '<script>alert(1)</script>',
    thought: 'poison',
    life: 'poison',
  });
  const { id } = await job({ counts: { ...noCounts, found: 4, maybeDoubled: 1 } }, [...messages, evil]);
  await store.rounds.put(id, sampleRound());
  const { body } = await get(`/v1/jobs/${id}/report`);
  assert.deepEqual(
    [
      body.poison.length,
      body.maybeDoubled.map((m: { id: string }) => m.id),
      body.rounds.length,
      body.seconds,
    ],
    [2, ['message-3'], 1, 1200],
  );
  const lines = (await text(`/v1/jobs/${id}/report`)).text;
  assert.match(lines, /\nPoison\n {2}in\/HBWK2Q2P /);
  assert.match(lines, /\nMaybe processed twice\n {2}in\/C /);
  const page = await get(`/v1/jobs/${id}/report`, { headers: { accept: 'text/html' } });
  assert.match(page.headers['content-type']!, /^text\/html/);
  assert.ok(page.text.includes('&lt;script&gt;alert(1)&lt;/script&gt;') && !page.text.includes('<script'));
  assert.match(page.headers['content-security-policy']!, /script-src 'self'/);
  assert.equal((await get(`/v1/jobs/${id}/report?format=html`)).text.slice(0, 15), '<!doctype html>');
});
