import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { catalogue } from '../../src/recovery/problems.ts';
import { bound } from '../http/fixture.ts';

const run = promisify(execFile);
const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');

test('the table of problems is the catalogue', () => {
  const section = /\n## Problems\n([\s\S]*?)\n## /.exec(readme)?.[1] ?? '';
  const rows = [...section.matchAll(/^\| `([a-z-]+)` \| (\d+) \| (.+) \|$/gm)];
  const told = rows.map(([, code, status, title]) => `${code} ${status} ${title}`);
  const known = Object.entries(catalogue).map(([code, { status, title }]) => `${code} ${status} ${title}`);
  assert.deepEqual(told.sort(), known.sort());
});

test('the incident card can be pasted as it is: the alias, and six lines from alarm to report', async (t) => {
  const { app, admin, server, job, actions } = await bound(t);
  await server();
  await job();
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const card = /\n## The incident card\n([\s\S]*?)\n### /.exec(readme)?.[1] ?? '';
  const alias = /^alias ujm=.*$/m.exec(card)?.[0] ?? '';
  const lines = card
    .slice(card.indexOf('from alarm to report'))
    .split('\n')
    .filter((line) => line.startsWith('ujm '));
  assert.equal(lines.length, 6);
  // Bash asks for it where nobody types; the status is told behind each answer.
  const script = [
    'shopt -s expand_aliases',
    alias,
    ...lines.map((line) => line.replace('ujm ', "ujm -w '<%{http_code}>' ")),
  ];
  const env = { PATH: process.env.PATH, UNJAM: url, UNJAM_TOKEN: admin };
  const { stdout } = await run('bash', ['-c', script.join('\n')], { env });
  assert.deepEqual(
    stdout.match(/<\d+>/g),
    lines.map(() => '<200>'),
    stdout,
  );
  assert.deepEqual(
    actions.called.map(({ verb }) => verb),
    ['diagnose', 'stop', 'quarantine', 'next-bisect-round', 'finalize'],
  );
  assert.deepEqual(actions.called[1]?.options, { reason: 'INC-4711' });
});
