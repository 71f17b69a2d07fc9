import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { destination, type Resolve, readAllowance } from '../../src/outbox/addresses.ts';
import { poster } from '../../src/outbox/post.ts';
import { isProblem } from '../../src/recovery/problems.ts';
import { house, settings } from './house.ts';
import { receiver, status } from './receiver.ts';

const nobody = readAllowance(null);

/** A name service that the test writes. */
const naming =
  (...addresses: string[]): Resolve =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

async function verdict(url: string, resolve: Resolve, allow: string | null = null, mayBePrivate = false) {
  const allowance = readAllowance(allow);
  try {
    await destination(new URL(url), { allowance, mayBePrivate, resolve });
    return 'called';
  } catch (error) {
    assert.ok(isProblem(error, 'address-refused'), String(error));
    return 'refused';
  }
}

test('only https to public addresses is called', async () => {
  const inside = [
    ...['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0'],
    ...[
      '224.0.0.1',
      '255.255.255.255',
      '198.18.0.1',
      '::1',
      '::',
      'fe80::1',
      'fc00::1',
      'fd12::1',
      'ff02::1',
    ],
    ...['::ffff:127.0.0.1', '::ffff:10.0.0.1', '64:ff9b::a00:1', '2002:7f00:1::', '2001:db8::1'],
  ];
  for (const address of inside) {
    assert.equal(await verdict('https://a.example/', naming(address)), 'refused', address);
  }
  for (const address of ['93.184.215.14', '172.32.0.1', '2606:2800:21f:cb07:6820:80da:af6b:8b2c']) {
    assert.equal(await verdict('https://a.example/', naming(address)), 'called', address);
    assert.equal(await verdict('http://a.example/', naming(address)), 'refused', address);
  }
  assert.equal(
    await verdict('https://a.example/', naming('93.184.215.14', '10.0.0.1')),
    'refused',
    'one of two',
  );
  assert.equal(await verdict('https://ann:secret@a.example/', naming('93.184.215.14')), 'refused');
  assert.equal(await verdict('ftp://a.example/', naming('93.184.215.14')), 'refused');
});

test('the administrator allows names, addresses and blocks; a registration only private ones by https', async () => {
  const inside = naming('10.1.2.3');
  assert.equal(await verdict('http://a.example/', inside, 'a.example'), 'called');
  assert.equal(await verdict('http://b.example/', inside, 'a.example'), 'refused');
  assert.equal(await verdict('http://a.example/', inside, '10.1.2.0/24, ::1'), 'called');
  assert.equal(await verdict('http://a.example/', naming('10.1.3.1'), '10.1.2.0/24'), 'refused');
  assert.equal(await verdict('http://a.example/', naming('::1'), '::1'), 'called');
  assert.equal(await verdict('https://a.example/', inside, null, true), 'called');
  assert.equal(await verdict('http://a.example/', inside, null, true), 'refused');
  for (const wrong of ['10.0.0.0/33', 'a b', 'http://a.example', '*']) {
    assert.throws(() => readAllowance(wrong), /is neither a host name nor an address nor a block/);
  }
});

test('a name is looked up once, and the connection goes where that look led', async (t) => {
  const { port, received } = await receiver(t, status(200));
  let asked = 0;
  const resolve: Resolve = async () => {
    asked++;
    return [{ address: asked === 1 ? '127.0.0.1' : '192.0.2.1', family: 4 }];
  };
  const post = poster(readAllowance('127.0.0.0/8'), { resolve });
  const posting = { headers: {}, body: '{}', mayBePrivate: false, signal: new AbortController().signal };
  const answer = await post({ ...posting, url: `http://no-such-name.invalid:${port}/` });
  assert.deepEqual([answer.status, received.length, asked], [200, 1, 1]);
  assert.equal(received[0]!.headers.host, `no-such-name.invalid:${port}`);
});

test('a name that leads inside after its registration is not called', async (t) => {
  const { port, received } = await receiver(t, status(200));
  const post = poster(nobody, { resolve: naming('127.0.0.1') });
  const posting = { headers: {}, body: '{}', mayBePrivate: false, signal: new AbortController().signal };
  await assert.rejects(
    post({ ...posting, url: `https://a.example:${port}/` }),
    /127\.0\.0\.1, which is not a/,
  );
  assert.equal(received.length, 0);
});

test('a registration is told at once that its address is refused', async (t) => {
  const { parts } = await house(t, { allow: '' });
  for (const url of [
    'http://example.com/',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://localhost/',
    'x',
  ]) {
    await assert.rejects(parts.book.add({ ...settings, url }), (error) =>
      isProblem(error, 'address-refused'),
    );
  }
  assert.deepEqual(await parts.store.webhooks.list(), []);
});

test('https is spoken with the certificate of the name that was registered, and with no other', async (t) => {
  const tls = certificate(t, 'hook.example');
  const { port, received } = await receiver(t, status(200), tls);
  const system = getCACertificates('default');
  setDefaultCACertificates([...system, tls.cert]);
  t.after(() => setDefaultCACertificates(system));
  const post = poster(nobody, { resolve: naming('127.0.0.1') });
  const posting = { headers: {}, body: '{}', mayBePrivate: true, signal: new AbortController().signal };
  assert.equal((await post({ ...posting, url: `https://hook.example:${port}/` })).status, 200);
  await assert.rejects(post({ ...posting, url: `https://other.example:${port}/` }), /altnames/);
  assert.equal(received.length, 1);
});

function certificate(t: TestContext, name: string): { cert: string; key: string } {
  const folder = mkdtempSync(join(tmpdir(), 'unjam-tls-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const [key, cert] = [join(folder, 'key'), join(folder, 'cert')];
  const subject = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`];
  const asked = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, '-days', '2'];
  const made = spawnSync('openssl', [...asked, ...subject], { encoding: 'utf8' });
  assert.equal(made.status, 0, made.stderr);
  return { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') };
}
