import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test, { after, before } from 'node:test';
import type { Profile } from '../../src/recovery/profile.ts';
import { type Curl, startCurl } from '../actions/curl.ts';
import { Daemon } from '../peers/daemon/index.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const chapter = /^## Profiles\n([\s\S]*?)^## /m.exec(readme)![1]!;
const examples = [...chapter.matchAll(/^```json\n([\s\S]*?)^```/gm)].map(
  ([, json]) => JSON.parse(json!) as Profile,
);

const ends: (() => unknown)[] = [];
let curl: Curl;
before(async () => {
  curl = await startCurl({ after: (end) => ends.push(end) });
});
after(async () => {
  for (const end of ends) await end();
});

test('the chapter has a worked example for each unit and each kind of reading', () => {
  const units = new Set(examples.map(({ message }) => message?.unit ?? 'file'));
  assert.deepEqual([...units].toSorted(), ['directory', 'file', 'group']);
  assert.ok(examples.some((p) => p.reads === 'at-start' && p.readsSource !== undefined));
  assert.ok(examples.some((p) => p.reads !== 'at-start' && p.nudge !== undefined));
  assert.ok(examples.some((p) => p.reads === 'on-retry' && p.nudge === undefined));
  assert.ok(
    examples.some((p) => Object.keys(p).sort().join() === 'id,queues,root,service'),
    'the four fields',
  );
});

/** Entries of one message under this profile, below the queue. */
function entriesOf({ message, queues }: Profile, name: string): string[] {
  const folder = queues[0]!.depth === 1 ? `${name[0]}/` : '';
  if (message?.unit === 'directory') return [`${name}/body`];
  if (message?.unit === 'group') return message.order!.map((part) => `${folder}${name}.${part}`);
  return [`${folder}${name}`];
}

for (const example of examples) {
  test(`the example ${example.id} is taken as it stands, and a check sees its messages`, async (t) => {
    const { queues, message } = example;
    const daemon = new Daemon({
      unit: message?.unit ?? 'file',
      queues: queues.map(({ path, depth = 0 }) => ({ path, depth })),
    });
    t.after(() => daemon.cleanup());
    const put = await curl.call('PUT', `/v1/profiles/${example.id}`, example);
    assert.ok(put.status === 200 || put.status === 201, put.text);
    const server = `/v1/servers/${example.id}`;
    await curl.call('PUT', server, daemon.registration(example.id));
    for (const name of ['HBWK2Q2P', 'KX7']) {
      for (const entry of entriesOf(example, name)) daemon.plant(`${queues[0]!.path}/${entry}`);
    }
    const { body, text } = await curl.call('POST', `${server}/check`, { rehearse: true });
    assert.equal(body.ok, true, text);
    assert.deepEqual([body.queues[0].messages, body.queues[0].leftAlone], [2, []], text);
    assert.deepEqual(body.queues[0].examples.toSorted(), ['HBWK2Q2P', 'KX7']);
  });
}

test('what is wrong with a profile is told by its path', async () => {
  const group = examples.find(({ message }) => message?.unit === 'group')!;
  const folders = examples.find(({ message }) => message?.unit === 'directory')!;
  const { order: _, ...withoutOrder } = group.message!;
  const { readsSource: __, ...unsourced } = folders;
  const wrong: [unknown, string][] = [
    [{ ...group, message: withoutOrder }, '#/message/order'],
    [{ ...group, message: { ...group.message, pattern: '(' } }, '#/message/pattern'],
    [{ ...group, message: { ...group.message, unit: 'pair' } }, '#/message/unit'],
    [{ ...group, queues: [{ name: 'out', path: '../out' }] }, '#/queues/0/path'],
    [{ ...group, index: [{ path: '/out.idx' }] }, '#/index/0/path'],
    [{ ...group, timing: { observeSeconds: 'long' } }, '#/timing/observeSeconds'],
    [{ ...group, quues: [] }, '#/quues'],
    [unsourced, '#/readsSource'],
    [{ ...folders, queues: [{ name: 'jobs', path: 'jobs', holding: 'jobs/temp' }] }, '#/queues/0/holding'],
  ];
  for (const [profile, pointer] of wrong) {
    const { id } = profile as { id: string };
    const { status, body } = await curl.call('PUT', `/v1/profiles/${id}`, profile);
    const pointers = body.errors?.map((fault: { pointer: string }) => fault.pointer) ?? [];
    assert.ok(status === 422 && pointers.includes(pointer), `${pointer}: ${status} ${JSON.stringify(body)}`);
  }
});
