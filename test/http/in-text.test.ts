import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allRoutes } from './all-routes.ts';
import { bound } from './fixture.ts';
import { sampleMessage } from './sample.ts';

const known: Record<string, string> = {
  ...{ server: 'MAIL01', job: 'bcdfghjkmnpq', message: 'message-1', profile: 'built-in', n: '1' },
};

test('every read can be had in a terminal, with a first line that stands by itself, also when there is nothing', async (t) => {
  const { text, get, server, job, post } = await bound(t);
  const reads = (await allRoutes()).filter(
    ({ method, url, config }) => method === 'GET' && config?.forms?.includes('text') && url !== '/metrics',
  );
  assert.ok(reads.length > 20);
  const look = async () => {
    for (const { url } of reads) {
      const path = url.replace(/:(\w+)/g, (_, name: string) => known[name] ?? 'unheard-of');
      const answer = await text(path);
      assert.match(answer.headers['content-type']!, /^text\/plain/, path);
      const [first = ''] = answer.text.split('\n');
      assert.match(first, /^\S./, `${path}: ${JSON.stringify(answer.text)}`);
      assert.ok(answer.text.endsWith('\n'), path);
    }
  };
  await look();
  await server();
  await job({}, [sampleMessage()]);
  await post('/v1/webhooks', { url: 'https://example.com/hook' });
  await look();
  assert.match((await get('/', { token: null })).text, /^Unjam {2}.*\n.*export UNJAM=/);
});
