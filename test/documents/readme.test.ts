import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { catalogue } from '../../src/recovery/problems.ts';

const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');

test('the table of problems is the catalogue', () => {
  const section = /\n## Problems\n([\s\S]*?)\n## /.exec(readme)?.[1] ?? '';
  const rows = [...section.matchAll(/^\| `([a-z-]+)` \| (\d+) \| (.+) \|$/gm)];
  const told = rows.map(([, code, status, title]) => `${code} ${status} ${title}`);
  const known = Object.entries(catalogue).map(([code, { status, title }]) => `${code} ${status} ${title}`);
  assert.deepEqual(told.sort(), known.sort());
});
