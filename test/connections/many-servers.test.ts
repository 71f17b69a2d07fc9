import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type TestContext } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { type Service, startService } from '../demo/service.ts';
import { freePort } from '../peers/exchange/ports.ts';
import { NtServer } from '../peers/nt/server.ts';
import { silentPort, startSshd } from '../peers/sshd/index.ts';
import { type Footprint, watchFootprint } from './footprint.ts';
import { smbConnection } from './smb/peer.ts';

/** Servers that are registered, and what `check` must say of each: `ok`, or the code of a problem. */
interface Registered {
  name: string;
  expected: string;
  registration: object;
}

const idle = { start: ['false'], stop: ['true'], kill: ['true'], status: ['sh', '-c', 'exit 3'] };
const profile = {
  id: 'many',
  service: { name: 'MailSvc' },
  root: '/nowhere',
  queues: [{ name: 'in', path: 'in' }],
};

/** So many copies of a kind of server, each with what distinguishes it. */
const many = (
  count: number,
  name: string,
  expected: string,
  registration: (n: number) => object,
): Registered[] =>
  Array.from({ length: count }, (_, n) => ({
    name: `${name}-${n}`,
    expected,
    registration: { profile: profile.id, ...registration(n) },
  }));

/** Unix hosts: one sshd, and a login of its own for each, so that no two share a connection. */
async function unixHosts(t: TestContext): Promise<Registered[]> {
  const sshd = await startSshd();
  t.after(() => sshd.close());
  const silent = await silentPort();
  t.after(() => silent.close());
  const closed = await freePort();
  const at = (name: string, change: object = {}) => {
    const file = join(sshd.folder, `key-${name}`);
    copyFileSync(sshd.key, file);
    const root = join(sshd.folder, 'spools', name);
    mkdirSync(join(root, 'in'), { recursive: true });
    const { port, user, hostKey } = sshd;
    const connection = {
      type: 'ssh',
      host: '127.0.0.1',
      port,
      user,
      hostKey,
      auth: { privateKey: { file } },
    };
    return { root, connection: { ...connection, service: { manager: 'command', ...idle }, ...change } };
  };
  return [
    // More than may log in at once, and before all others.
    ...many(20, 'mute', 'host-silent', (n) => at(`mute-${n}`, { port: silent.port })),
    ...many(6, 'dead', 'host-unreachable', (n) => at(`dead-${n}`, { port: closed })),
    ...many(4, 'strange', 'login-refused', (n) =>
      at(`strange-${n}`, { auth: { privateKey: { file: sshd.strangerKey } } }),
    ),
    ...many(125, 'unix', 'ok', (n) => at(`unix-${n}`)),
  ];
}

/** Windows hosts: one smbd, more servers than may be reached over SMB at once. */
async function windowsHosts(t: TestContext): Promise<Registered[]> {
  const server = await NtServer.start();
  t.after(() => server.stop());
  const silent = await silentPort();
  t.after(() => silent.close());
  server.service({ name: 'MailSvc', image: 'mail.exe', startType: 2, commands: idle });
  const wrong = join(server.folder, 'wrong');
  writeFileSync(wrong, 'wrong\n');
  const at = (name: string, change: object = {}) => {
    mkdirSync(join(server.drive, name, 'in'), { recursive: true });
    return { root: `D:\\${name}`, connection: { ...smbConnection(server), ...change } };
  };
  return [
    ...many(3, 'hung', 'host-silent', (n) => at(`hung-${n}`, { port: silent.port })),
    ...many(2, 'locked', 'login-refused', (n) => at(`locked-${n}`, { password: { file: wrong } })),
    ...many(40, 'windows', 'ok', (n) => at(`windows-${n}`)),
  ];
}

async function called(
  { url, token }: Service,
  method: string,
  path: string,
  body: object,
): Promise<Response> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  for (;;) {
    const answer = await fetch(`${url}${path}`, { method, headers, body: JSON.stringify(body) });
    const after = answer.headers.get('retry-after');
    // A machine that is busy with other tests is not what is tested: who is shed comes again, as it is told to.
    if (answer.status !== 503 || after === null) return answer;
    const { code } = (await answer.clone().json()) as { code: string };
    if (code !== 'unavailable') return answer;
    await setTimeout(Number(after) * 1000);
  }
}

/** What `check` said of each server, in the order in which the answers came. */
async function checkAll(service: Service, servers: Registered[]): Promise<Map<string, string>> {
  const said = new Map<string, string>();
  const check = async ({ name }: Registered) => {
    const answer = await called(service, 'POST', `/v1/servers/${name}/check`, {});
    const { ok, code, lines } = (await answer.json()) as { ok?: boolean; code?: string; lines?: unknown };
    said.set(name, ok === true ? 'ok' : (code ?? JSON.stringify(lines)));
  };
  await Promise.all(servers.map(check));
  return said;
}

test('200 servers are checked at once: few children, few sockets, and nobody waits for all that hang', async (t) => {
  const [unix, windows] = await Promise.all([unixHosts(t), windowsHosts(t)]);
  const servers = [...unix, ...windows];
  assert.equal(servers.length, 200);
  const service = await startService(undefined, { level: 'error', onLog: () => {} });
  t.after(() => service.cleanup());
  assert.equal((await called(service, 'PUT', `/v1/profiles/${profile.id}`, profile)).status, 201);
  for (const { name, registration } of servers) {
    const answer = await called(service, 'PUT', `/v1/servers/${name}`, registration);
    assert.equal(answer.status, 201, await answer.text());
  }

  const stop = watchFootprint(service.pid);
  const since = performance.now();
  const said = await checkAll(service, servers);
  const most: Footprint = stop();
  t.diagnostic(`${Math.round(performance.now() - since)} ms; at most ${JSON.stringify(most)}`);

  assert.deepEqual(
    servers.map(({ name }) => [name, said.get(name)]),
    servers.map(({ name, expected }) => [name, expected]),
  );
  const answered = [...said.values()];
  for (const kind of ['unix', 'windows']) {
    const first = [...said.keys()].findIndex((name) => name.startsWith(kind));
    // Not the first: on a busy machine the first login takes as long as the patience with a host that hangs.
    assert.ok(first < answered.lastIndexOf('host-silent'), `nobody of ${kind} waited for all that hang`);
  }
  // Two children for each of 32 hosts over SMB, each with three pipes; one socket for each call and each Unix host.
  assert.ok(most.children <= 64, `${most.children} children`);
  assert.ok(most.sockets <= 200 + unix.length + 64 * 3 + 10, `${most.sockets} sockets`);
});
