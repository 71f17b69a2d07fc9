import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bound } from './fixture.ts';
import { registration, sampleMessage, sampleRound } from './sample.ts';

test('a listing is read page by page, and nothing twice', async (t) => {
  const { get, store } = await bound(t);
  const names = Array.from({ length: 7 }, (_, i) => `MAIL0${i}`);
  for (const name of names) await store.servers.put(name, registration);
  const seen: string[] = [];
  let path: string | undefined = '/v1/servers?pageSize=3';
  let pages = 0;
  while (path !== undefined) {
    const { body, headers } = await get(path);
    pages++;
    seen.push(...body.items.map((item: { name: string }) => item.name));
    const next = /^<http:\/\/127\.0\.0\.1:\d+(.+)>; rel="next"$/.exec(headers.link ?? '')?.[1];
    assert.equal(next === undefined, body.nextPageToken === undefined);
    path = next;
  }
  assert.deepEqual([seen, pages], [names, 3]);
});

test('a page token is good for its own listing alone', async (t) => {
  const { get, job } = await bound(t);
  const messages = Array.from({ length: 4 }, (_, i) =>
    sampleMessage({ seq: i + 1, id: `m${i}`, name: `M${i}`, identity: `${i}` }),
  );
  await job({}, messages);
  const listing = '/v1/jobs/bcdfghjkmnpq/messages';
  const { nextPageToken } = (await get(`${listing}?state=held&pageSize=2`)).body;
  const second = await get(`${listing}?pageSize=1&state=held&pageToken=${nextPageToken}`);
  assert.deepEqual(
    second.body.items.map((item: { name: string }) => item.name),
    ['M2'],
  );
  const refused = [
    `${listing}?state=taken&pageToken=${nextPageToken}`,
    `${listing}?pageToken=${nextPageToken}`,
    `/v1/servers?pageToken=${nextPageToken}`,
    `${listing}?state=held&pageToken=${nextPageToken}x`,
    `${listing}?state=held&pageToken=${Buffer.from('3').toString('base64url')}.AAAA`,
    `${listing}?state=held&pageToken=nonsense`,
  ];
  for (const path of refused) {
    const { status, body } = await get(path);
    assert.deepEqual([status, body.errors?.[0].parameter], [400, 'pageToken'], path);
  }
});

test('more than the largest page is taken as the largest, and none as the usual', async (t) => {
  const { get, job } = await bound(t);
  const messages = Array.from({ length: 600 }, (_, i) =>
    sampleMessage({ seq: i + 1, id: `m${i}`, name: `M${i}`, identity: `${i}` }),
  );
  await job({}, messages);
  const size = async (query: string) =>
    (await get(`/v1/jobs/bcdfghjkmnpq/messages${query}`)).body.items.length;
  assert.deepEqual([await size(''), await size('?pageSize=0'), await size('?pageSize=99999')], [50, 50, 500]);
});

test('rounds and events are paged as well', async (t) => {
  const { get, job, store } = await bound(t);
  const { id } = await job();
  for (const n of [1, 2, 3]) {
    await store.rounds.put(id, sampleRound({ n, asked: [], released: [], evidence: null }));
    await store.events.append(id, 'round.done', { n });
  }
  for (const [path, key] of [
    ['rounds', 'n'],
    ['events', 'seq'],
  ] as const) {
    const first = (await get(`/v1/jobs/${id}/${path}?pageSize=2`)).body;
    const second = (await get(`/v1/jobs/${id}/${path}?pageSize=2&pageToken=${first.nextPageToken}`)).body;
    const all = [...first.items, ...second.items].map((item: Record<string, number>) => item[key]);
    assert.deepEqual([all.length, new Set(all).size, second.nextPageToken], [3, 3, undefined]);
  }
});
