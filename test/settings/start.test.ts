import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { get as getOverTls } from 'node:https';
import { join } from 'node:path';
import { test } from 'node:test';
import { certificate } from '../http/certificate.ts';
import { folder, main, Process } from './process.ts';

test('it starts on an empty folder, ends on a signal, and finds everything again', {
  timeout: 60_000,
}, async (t) => {
  const data = await folder(t);
  const env = { UNJAM_DATA: data, UNJAM_PORT: '0', UNJAM_FOO: '1' };
  const first = new Process(t, env);
  const url = await first.url();
  const token = (await readFile(join(data, 'admin-token'), 'utf8')).trim();
  assert.ok(first.output.includes(join(data, 'admin-token')));
  assert.ok(first.output.includes('UNJAM_FOO is not a setting'));
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const profile = JSON.stringify({
    id: 'mine',
    service: { name: 'd' },
    root: '/srv/x',
    queues: [{ name: 'in', path: 'in' }],
  });
  assert.equal(
    (await fetch(`${url}/v1/profiles/mine`, { method: 'PUT', headers, body: profile })).status,
    201,
  );
  assert.equal((await fetch(`${url}/readyz`)).status, 200);
  assert.equal(await first.end('SIGTERM'), 0);
  assert.ok(!first.output.includes(token));
  const second = new Process(t, env);
  const again = await second.url();
  assert.equal((await fetch(`${again}/v1/profiles/mine`, { headers })).status, 200);
  second.child.kill('SIGINT');
  assert.equal(await second.end('SIGINT'), 0, 'one stroke that arrives twice is one');
});

test('a port that is taken ends the start with one line', { timeout: 60_000 }, async (t) => {
  const taken = new Process(t, { UNJAM_DATA: await folder(t), UNJAM_PORT: '0' });
  const port = new URL(await taken.url()).port;
  const late = new Process(t, { UNJAM_DATA: await folder(t), UNJAM_PORT: port });
  assert.equal(await late.end(), 1);
  assert.match(late.output, /unjam: UNJAM_HOST or UNJAM_PORT: listen EADDRINUSE[^\n]+\n$/);
});

test('a key that can be read once is enough: it comes out of a pipe, or is replaced a moment later', {
  timeout: 60_000,
}, async (t) => {
  const { cert, key } = await certificate(t);
  const pipe = join(await folder(t), 'key');
  assert.equal(spawnSync('mkfifo', [pipe]).status, 0);
  const env = { UNJAM_TLS_CERT: cert, UNJAM_TLS_KEY: pipe, UNJAM_DATA: await folder(t), UNJAM_PORT: '0' };
  const one = new Process(t, env);
  await writeFile(pipe, await readFile(key));
  const { port } = new URL(await one.url());
  const status = await new Promise((resolve, reject) => {
    const options = { port, path: '/livez', rejectUnauthorized: false, agent: false };
    getOverTls(options, (response) => resolve(response.resume().statusCode)).on('error', reject);
  });
  assert.equal(status, 200);
});

test('a wrong setting ends the start with one line', { timeout: 60_000 }, async (t) => {
  const data = await folder(t);
  const cases: [Record<string, string>, RegExp][] = [
    [{ UNJAM_DATA: data, UNJAM_PORT: 'x' }, /^unjam: UNJAM_PORT must be [^\n]+\n$/],
    [{ UNJAM_DATA: data, UNJAM_HOST: '0.0.0.0' }, /^unjam: UNJAM_HOST 0\.0\.0\.0 is not loopback: [^\n]+\n$/],
    [
      { UNJAM_DATA: data, UNJAM_TLS_CERT: main, UNJAM_TLS_KEY: main },
      /^unjam: UNJAM_TLS_CERT or UNJAM_TLS_KEY: [^\n]+\n$/,
    ],
    [{ UNJAM_DATA: join(main, 'data') }, /unjam: UNJAM_DATA: [^\n]+\n$/],
    [
      { UNJAM_DATA: data, UNJAM_WEBHOOK_ALLOW: '*' },
      /^unjam: UNJAM_WEBHOOK_ALLOW: "\*" is neither [^\n]+\n$/,
    ],
    [
      { UNJAM_DATA: data, UNJAM_DATABASE_URL: 'postgres://u:hunter2@h/d' },
      /unjam: UNJAM_DATABASE_URL [^\n]+\n$/,
    ],
  ];
  for (const [env, line] of cases) {
    const started = new Process(t, { UNJAM_PORT: '0', ...env });
    assert.equal(await started.end(), 1);
    assert.match(started.output, line);
    assert.ok(!started.output.includes('    at ') && !started.output.includes('hunter2'));
  }
});
