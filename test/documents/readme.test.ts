import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { catalogue } from '../../src/recovery/problems.ts';
import { bound } from '../http/fixture.ts';

const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');

test('the table of problems is the catalogue', () => {
  const section = /\n## Problems\n([\s\S]*?)\n## /.exec(readme)?.[1] ?? '';
  const rows = [...section.matchAll(/^\| `([a-z-]+)` \| (\d+) \| (.+) \|$/gm)];
  const told = rows.map(([, code, status, title]) => `${code} ${status} ${title}`);
  const known = Object.entries(catalogue).map(([code, { status, title }]) => `${code} ${status} ${title}`);
  assert.deepEqual(told.sort(), known.sort());
});

test('each line of the incident card can be pasted: a route that is there, with a body that it takes', async (t) => {
  const { call, server, job } = await bound(t);
  await server();
  await job();
  const card = /\n## The incident card\n([\s\S]*?)\n### /.exec(readme)?.[1] ?? '';
  const fromAlarm = card.slice(card.indexOf('from alarm to report'));
  const lines = [...fromAlarm.matchAll(/^ujm (?:-X (\w+) )?\$UNJAM(\S+)(?: -d '(.*)')?(?:\s+#.*)?$/gm)];
  assert.equal(lines.length, 6);
  for (const [line, method = 'GET', path = '', body] of lines) {
    const sent = method === 'GET' ? {} : { body: JSON.parse(body ?? '{}') as object };
    const { status } = await call(method, path, { ...sent, headers: { accept: 'text/plain' } });
    assert.equal(status, 200, line);
  }
});
