import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, linkSync, lstatSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import test from 'node:test';
import fc from 'fast-check';
import { standing } from '../actions/listing.ts';
import { startService } from '../demo/service.ts';
import { Daemon, postdMail } from '../peers/daemon/index.ts';
import { Caller } from './kills/caller.ts';

const messages = 10_000;
/** Stands in every message, and may stand nowhere else. */
const marker = 'kXq7-content-of-a-message';

/** What a name could do to a shell, a path, a terminal or a page, and any other bytes. */
const nasty = [
  '-rf',
  '--',
  '$(touch pwned)',
  '`touch pwned`',
  ';touch pwned;',
  '| touch pwned',
  "'; touch pwned; '",
  '"$(touch pwned)"',
  '..\\..\\etc\\passwd',
  '...',
  '..%2f..%2fetc',
  '%00',
  '<img src=x onerror=alert(1)>',
  '\x1b[2J\x1b]0;x\x07',
  'line\nbreak',
  'tab\tand space ',
  '\xff\xfe',
  '\xc0\xaf\xc0\xae',
  'CASE',
  'case',
  'Case',
  'unjam-x.txt',
  '.hidden',
  'x'.repeat(255),
];
const bytes = fc
  .uint8Array({ minLength: 1, maxLength: 60 })
  .map((some) => Buffer.from(some.map((b) => (b === 0 || b === 0x2f ? 0x5f : b))).toString('latin1'));

/** Contents that a parser, a page or a log may choke on. */
const contents = [
  (n: number) => `Subject: ${marker} ${n}\r\nMessage-ID: <${n}@x.example>\r\n\r\n${marker}\r\n`,
  (n: number) => `${marker}${'\0'.repeat(n % 3000)}`,
  (n: number) => `X: ${marker}\nContent-Type: multipart/mixed; boundary=${marker}\n\n--${marker}\n${n}`,
  (n: number) => `From: =?utf-8?b?${marker}?= <a@b>\nDate: ${marker}\n\n${'='.repeat(n % 500)}${marker}`,
  (n: number) => `${marker}: ${'A'.repeat(n)}\n\n`,
  (n: number) =>
    `Subject: <script>${marker}</script>\nContent-Type: ${marker}/${marker}\nContent-Transfer-Encoding: ${marker}\n\n\xff${n}`,
];

function names(): Set<string> {
  const all = new Set(nasty);
  for (const name of fc.sample(bytes, { numRuns: 2 * messages, seed: 1 })) {
    if (all.size === messages) break;
    if (name !== '.' && name !== '..') all.add(name);
  }
  return all;
}

/** Links, pipes and devices beside the mail. */
function plantOddities(daemon: Daemon, outside: string): void {
  writeFileSync(outside, `${marker} outside\n`);
  symlinkSync(outside, `${daemon.root}/in/link-to-a-file`);
  symlinkSync('/etc', `${daemon.root}/in/link-to-a-folder`);
  linkSync(daemon.path('in/CASE'), `${daemon.root}/in/second-name`);
  assert.equal(spawnSync('mkfifo', [`${daemon.root}/in/pipe`]).status, 0);
  assert.equal(spawnSync('mknod', [`${daemon.root}/in/device`, 'c', '1', '5']).status, 0, 'mknod needs root');
  writeFileSync(`${daemon.root}/in/empty`, '');
}

/** Everything that can be read of a job, in each form. */
async function everythingTold(url: string, token: string, job: string): Promise<string> {
  const pages = ['', '/messages?pageSize=1000', '/rounds', '/events', '/report'].map(
    (p) => `/v1/jobs/${job}${p}`,
  );
  const others = ['/v1/servers/MAIL01/job', '/v1/servers/MAIL01/diagnoses', '/v1/jobs', '/v1/audit'];
  let told = '';
  for (const path of [...pages, ...others]) {
    for (const accept of ['application/json', 'text/plain', 'text/html']) {
      const headers = { authorization: `Bearer ${token}`, accept };
      told += await (await fetch(url + path, { headers })).text();
    }
  }
  return told;
}

test(`${messages} hostile names and contents go aside and come back through the real service, and are told nowhere`, async (t) => {
  const daemon = new Daemon({});
  t.after(() => daemon.cleanup());
  const outside = `${daemon.folder}/outside`;
  let n = 0;
  for (const name of names())
    writeFileSync(daemon.path(`in/${name}`), contents[n++ % contents.length]!(n), 'latin1');
  plantOddities(daemon, outside);
  daemon.plant('in/jam', 'poison');
  daemon.wait(true);
  const before = standing(`${daemon.root}/in`);
  const { ino, mtimeMs } = lstatSync(outside);
  await daemon.start();

  const folder = await mkdtemp(`${tmpdir()}/unjam-hostile-`);
  t.after(() => rm(folder, { recursive: true, force: true }));
  const log: string[] = [];
  const service = await startService(folder, { level: 'trace', onLog: (text) => log.push(text) });
  t.after(() => service.cleanup());
  const caller = new Caller(service);
  const ask = async (method: string, path: string, body: object, status: number): Promise<void> => {
    const answer = await caller.request(method, `/v1/${path}`, body);
    const text = await answer.text();
    assert.equal(answer.status, status, text);
    assert.ok(!text.includes(marker), text);
  };
  await ask('PUT', 'profiles/postd', postdMail, 201);
  await ask('PUT', 'servers/MAIL01', daemon.registration('postd'), 201);
  await ask('POST', 'servers/MAIL01/check', {}, 200);
  await ask('POST', 'servers/MAIL01/diagnose', {}, 200);
  await caller.ask('quarantine', {});
  await caller.ask('next-bisect-round', { round: 1 });
  const answered = await caller.ask('abort', { poison: 'back' });
  assert.equal(answered?.job?.state, 'aborted', answered?.detail);
  const { id } = answered.job;

  const after = new Set(standing(`${daemon.root}/in`));
  assert.deepEqual(
    before.filter((line) => !after.has(line)),
    [],
  );
  assert.equal(after.size, before.length);
  assert.deepEqual([lstatSync(outside).ino, lstatSync(outside).mtimeMs], [ino, mtimeMs]);
  assert.ok(!existsSync('pwned') && !existsSync(`${daemon.root}/in/pwned`) && !existsSync(`${folder}/pwned`));
  const told = await everythingTold(service.url, service.token, id);
  assert.ok(told.length > 100_000 && log.join('').length > 1000);
  for (const [where, text] of [
    ['an answer', told],
    ['the log', log.join('')],
  ] as const) {
    const at = text.indexOf(marker);
    assert.equal(at, -1, `in ${where}: ${text.slice(Math.max(0, at - 300), at + 100)}`);
  }
});
