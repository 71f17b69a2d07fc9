import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import { check } from '../../src/actions/check.ts';
import { systemClock } from '../../src/actions/clock.ts';
import { openHost } from '../../src/connections/index.ts';
import { type Programs, smbBy } from '../../src/connections/smb/open.ts';
import { Admission } from '../../src/connections/wrappers/admitted.ts';
import type { Host } from '../../src/recovery/ports/host.ts';
import { isProblem, type Problem, type ProblemCode } from '../../src/recovery/problems.ts';
import type { Spec } from '../../src/recovery/spec.ts';
import type { LosablePeer } from '../contracts/host-lost.ts';
import { inOneOf, namesIn, plantMany } from '../contracts/host-peer.ts';
import { freePort } from '../peers/exchange/ports.ts';
import { account, NtServer } from '../peers/nt/server.ts';
import { silentPort } from '../peers/sshd/index.ts';
import { losablePeer, smbSpec } from './smb/peer.ts';
import { pythonAfter } from './smb/python.ts';
import { type SshPeer, sshPeer } from './ssh/peer.ts';

type Opening = (spec: Spec) => Promise<Host>;

/** One way in which this fault shows itself: how it is met, and what there is to do about it. */
interface Case {
  what: string;
  next: RegExp;
  meet(t: TestContext): Promise<Problem>;
}

const idle = { start: ['false'], stop: ['true'], kill: ['true'], status: ['false'] };
const debian: Programs = { smbclient: 'smbclient', python: '/usr/bin/python3' };
const pythons = {
  'without-impacket': pythonAfter('sys.modules["impacket"] = None'),
  // A real time-out of the network, of which nobody waits for the whole.
  hasty: pythonAfter('import session; session.CONNECT_PATIENCE = 1'),
};

/** Each fault has its own code, and its own one thing to do; `check` finds it beforehand, unless it says otherwise. */
describe('bad input', () => {
  let modern: NtServer;
  let old: NtServer;
  let unix: SshPeer;
  let folder: string;
  before(async () => {
    [modern, old, unix] = await Promise.all([
      NtServer.start({ newest: 'SMB3', oldest: 'SMB2' }),
      NtServer.start({ newest: 'NT1' }),
      sshPeer(),
    ]);
    folder = mkdtempSync(join(tmpdir(), 'unjam-bad-'));
    writeFileSync(join(folder, 'wrong'), 'wrong\n');
    for (const [name, script] of Object.entries(pythons)) {
      writeFileSync(join(folder, name), script, { mode: 0o755 });
    }
    for (const { drive } of [modern, old]) mkdirSync(`${drive}/spool/in`, { recursive: true });
    mkdirSync(`${unix.root}/in`);
    for (const server of [modern, old]) server.service(service);
  });
  after(async () => {
    rmSync(folder, { recursive: true });
    await Promise.all([modern.stop(), old.stop(), unix.close()]);
  });

  const service = { name: 'MailSvc', image: 'mail.exe', startType: 2, commands: idle };
  const smb = (server: NtServer, change: object = {}) => changed(smbSpec(server, 'mail.exe'), change);
  const ssh = (change: object = {}) => changed(unix.spec, change);
  const by =
    (change: Partial<Programs>): Opening =>
    (spec) =>
      smbBy({ ...debian, ...change }).open(spec, {});

  const found = (what: string, next: RegExp, spec: () => Spec, open: Opening = openHost): Case => ({
    ...{ what, next },
    meet: () => refused(checked(spec(), open)),
  });

  /** No answer comes within the patience, which nobody waits for here. */
  const silent = (next: RegExp, what: string, spec: (port: number) => Spec): Case => ({
    ...{ what, next },
    async meet(t) {
      const port = await silentPort();
      t.after(() => port.close());
      t.mock.timers.enable({ apis: ['setTimeout'] });
      const met = refused(checked(spec(port.port), openHost));
      await port.taken();
      t.mock.timers.tick(30_000);
      return await met;
    },
  });

  const faults: Partial<Record<ProblemCode, Case[]>> = {
    'login-refused': [
      ...[() => modern, () => old].map((server) =>
        found('a wrong password, which must not become an anonymous session', /secret/, () =>
          smb(server(), { password: { file: join(folder, 'wrong') } }),
        ),
      ),
      found('a key that the host does not know', /take this key/, () =>
        ssh({ auth: { privateKey: { file: unix.sshd.strangerKey } } }),
      ),
    ],
    'dialect-refused': [
      found('no word of NT 4.0, which looks like a wrong password there', /with `"dialect": "nt1"`/, () =>
        smb(old, { dialect: undefined }),
      ),
      found('NT 4.0 in the registration of a newer server', /out of the registration/, () =>
        smb(modern, { dialect: 'nt1' }),
      ),
    ],
    'share-missing': [found('no such share', /`share`/, () => smb(modern, { share: 'E$' }))],
    'permission-denied': [
      found('a share that the user may not enter', /full control/, () => smb(modern, { share: 'closed' })),
    ],
    'service-denied': [
      {
        what: 'no right to control the service: a look needs none, and no order passes',
        next: /administrator/,
        meet: denied,
      },
    ],
    'host-key-unknown': [
      {
        what: 'no host key in the registration: the one that was seen is told',
        next: /ssh-keygen/,
        meet: keyless,
      },
    ],
    'host-key-changed': [
      found('another host key', /whether its key was changed/, () =>
        ssh({ hostKey: `SHA256:${'A'.repeat(43)}` }),
      ),
    ],
    'host-silent': [
      silent(/sshd still works/, 'an sshd that accepts and says nothing', (port) => ssh({ port })),
      { what: 'an smbd that accepts and says nothing', next: /at its console/, meet: silentSmb },
    ],
    'connections-exhausted': [
      {
        what: 'more hosts than may be open, and more that wait than may',
        next: /Ask again in 60 s/,
        meet: exhausted,
      },
    ],
    'host-unreachable': [
      found('nothing on the port of smbd', /firewall/, () => smb(modern, { port: closed })),
      found('nothing on the port of sshd', /firewall/, () => ssh({ port: closed })),
    ],
    'program-missing': [
      found('no smbclient', /install smbclient/, () => smb(modern), by({ smbclient: 'no-such-smbclient' })),
      found(
        'no Python',
        /install python3 python3-imp/,
        () => smb(modern),
        by({ python: '/no/such/python3' }),
      ),
      found(
        'no impacket',
        /install python3-impacket/,
        () => smb(modern),
        (spec) => by({ python: join(folder, 'without-impacket') })(spec),
      ),
    ],
    'connection-lost': [
      {
        what: 'a cut in the middle of moves over SMB, which no check can foresee',
        next: /again/,
        meet: cutSmb,
      },
      {
        what: 'a cut in the middle of moves over ssh, which no check can foresee',
        next: /again/,
        meet: () => cut(unix),
      },
    ],
  };

  let closed: number;
  before(async () => {
    closed = await freePort();
  });

  for (const [code, cases] of Object.entries(faults)) {
    for (const { what, next, meet } of cases) {
      it(`${what}: ${code}`, async (t) => {
        const problem = await meet(t);
        assert.equal(problem.code, code, problem.message);
        assert.match(problem.more.next ?? '', next);
        assert.ok(problem.more.untouched, 'it says what is untouched');
        assert.doesNotMatch(JSON.stringify([problem.message, problem.more]), new RegExp(account.password));
      });
    }
  }

  /** `check` says so in its line on the service, in the words of the problem that an order meets. */
  async function denied(): Promise<Problem> {
    modern.service({ ...service, denied: true });
    const host = await openHost(smb(modern));
    try {
      assert.equal((await host.service.look()).state, 'down');
      assert.deepEqual(await host.service.rivals(), []);
      const { start, stop, fence } = host.service;
      const problems = await Promise.all([start, stop, fence].map((order) => refused(order())));
      const { ok, lines } = await check(host, smb(modern), systemClock, {});
      const line = lines.find(({ capability }) => capability === 'service')!;
      assert.deepEqual([ok, line.state], [false, 'failed']);
      assert.ok(line.detail.endsWith(problems[0]!.more.next!), line.detail);
      for (const { code } of problems) assert.equal(code, 'service-denied');
      return problems[0]!;
    } finally {
      await host.close();
      modern.service(service);
    }
  }

  async function keyless(): Promise<Problem> {
    const problem = await refused(checked(ssh({ hostKey: undefined }), openHost));
    assert.ok(problem.message.includes(unix.sshd.hostKey), problem.message);
    return problem;
  }

  /** Its patience belongs to another process. */
  async function silentSmb(t: TestContext): Promise<Problem> {
    const port = await silentPort();
    t.after(() => port.close());
    return await refused(checked(smb(modern, { port: port.port }), by({ python: join(folder, 'hasty') })));
  }

  /** What no server is to blame for, so that no check of it can foresee it: the next one may be let in. */
  async function exhausted(): Promise<Problem> {
    const admission = new Admission('smb', { most: 1, mostWaiting: 0, patience: 0 });
    const open: Opening = (spec) => admission.admit(() => openHost(spec));
    const first = await open(smb(modern));
    const problem = await refused(checked(smb(modern), open));
    await first.close();
    await checked(smb(modern), open);
    return problem;
  }

  async function cutSmb(): Promise<Problem> {
    const peer = await losablePeer({ newest: 'SMB3', oldest: 'SMB2' });
    return await cut(peer).finally(() => peer.close());
  }
});

/** The registration with this change to its connection; what is undefined is left out. */
function changed(spec: Spec, change: object): Spec {
  const members = Object.entries({ ...spec.connection, ...change }).filter(
    ([, value]) => value !== undefined,
  );
  return { ...spec, connection: { type: spec.connection.type, ...Object.fromEntries(members) } };
}

/** What an action `check` does, when the host is opened so. */
async function checked(spec: Spec, open: Opening): Promise<unknown> {
  const host = await open(spec);
  return await check(host, spec, systemClock, {}).finally(() => host.close());
}

async function refused(work: Promise<unknown>): Promise<Problem> {
  const error: unknown = await work.then(
    (answer) => new Error(`it was not refused: ${JSON.stringify(answer)}`),
    (thrown: unknown) => thrown,
  );
  if (!isProblem(error)) throw error;
  return error;
}

/** The connection is cut in the middle of a move of many. A message whose rename had arrived is looked up, and no fault. */
async function cut(peer: LosablePeer & { spec: Spec }): Promise<Problem> {
  const { host, spec } = peer;
  assert.equal((await check(host, spec, systemClock, {})).ok, true);
  plantMany(peer, 'cut', 300);
  const all = namesIn(peer, 'cut');
  mkdirSync(`${peer.root}/cut/temp`);
  for (let bytes = 15_000; ; bytes += 100) {
    const names = namesIn(peer, 'cut').filter((name) => name !== 'temp');
    assert.ok(names.length > 0, 'no cut was told of');
    peer.cutAfter(bytes);
    const told: unknown = await host.files.move('cut', 'cut/temp', names).catch((error: unknown) => error);
    peer.mend();
    await inOneOf(peer, 'cut', 'cut/temp', all);
    if (isProblem(told)) return told;
  }
}
