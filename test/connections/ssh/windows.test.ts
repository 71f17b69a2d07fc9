import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before, beforeEach, describe, it, type TestContext } from 'node:test';
import { check } from '../../../src/actions/check.ts';
import { systemClock } from '../../../src/actions/clock.ts';
import { windowsLine } from '../../../src/connections/command/windows-line.ts';
import { openHost } from '../../../src/connections/index.ts';
import { commandLine } from '../../../src/connections/ssh/windows/powershell.ts';
import { isProblem, type ProblemCode } from '../../../src/recovery/problems.ts';
import { assertPoisonKnown, openHouseFor } from '../../actions/house.ts';
import { plant } from '../../contracts/host-peer.ts';
import { createExchange } from '../../peers/exchange/index.ts';
import { WindowsService } from '../../peers/windows/service.ts';
import { argumentsIn, wordsOf } from '../../peers/windows/shell/command-line.ts';
import { leavesWhatIsOpen } from '../windows-hosts.ts';
import { type WindowsSshPeer, windowsConnection, windowsSshd, windowsSshPeer } from './windows-peer.ts';

describe('a Windows host over ssh', () => {
  let peer: WindowsSshPeer;
  before(async () => {
    peer = await windowsSshPeer();
  });
  after(() => peer.close());
  beforeEach(() => peer.be({ fault: 'none', shell: 'cmd', registry: {} }));

  async function refuses(code: ProblemCode, next: RegExp, change: Partial<typeof peer.spec> = {}) {
    const error: unknown = await openHost({ ...peer.spec, ...change }).then(
      (host) => host.close(),
      (thrown: unknown) => thrown,
    );
    assert.ok(isProblem(error, code), `${code}: ${String(error)}`);
    assert.match(error.more.next ?? '', next);
  }

  it('is opened by a line that both shells of Windows take as it stands', async () => {
    const words = commandLine.split(' ');
    assert.deepEqual([wordsOf('cmd', commandLine), wordsOf('powershell', commandLine)], [words, words]);
    for (const shell of ['cmd', 'powershell'] as const) {
      peer.be({ shell });
      const host = await openHost(peer.spec);
      assert.equal((await host.service.look()).state, 'down');
      await host.close();
    }
  });

  it('gives each argument to a program as it was, whatever is in it', () => {
    const awkward = [
      '',
      ' ',
      'a b',
      '"',
      'a"b',
      '\\',
      'a\\',
      'a b\\',
      '\\\\"',
      '\\"x y\\',
      'start=',
      '/q:*',
      "it's",
    ];
    assert.deepEqual(argumentsIn(windowsLine(awkward)), awkward);
    for (const one of awkward) assert.deepEqual(argumentsIn(windowsLine([one, 'last'])), [one, 'last']);
  });

  it('has no PowerShell that we may use, or one that says nothing: each is told, and what to do', async () => {
    peer.be({ fault: 'no-powershell' });
    await refuses('program-missing', /powershell\.exe/);
    peer.be({ fault: 'constrained' });
    await refuses('program-missing', /full language/);
  });

  it('has no root that can be one', async () => {
    await refuses('folder-missing', /root/, { root: 'D:\\none' });
    await refuses('root-refused', /root/, { root: 'D:\\' });
    await refuses('root-refused', /root/, { root: '/var/spool' });
    await refuses('root-refused', /root/, { root: '\\\\other\\spool\\in' });
    plant(peer, '', 'a-file');
    await refuses('root-refused', /root/, { root: 'D:\\spool\\a-file' });
  });

  it('leaves a message that somebody has open where it is, and moves the others', () =>
    leavesWhatIsOpen(peer));

  it('is checked, and what is wrong with its service is said by its number', async () => {
    const report = await check(peer.host, peer.spec, systemClock, { rehearse: true });
    assert.equal(report.ok, true, JSON.stringify(report.lines));
    const service = { ...peer.spec.service, name: 'NoSuchService' };
    const host = await openHost({ ...peer.spec, service });
    const wrong = await check(host, { ...peer.spec, service }, systemClock, {}).finally(() => host.close());
    assert.match(wrong.lines.find(({ capability }) => capability === 'service')!.detail, /1060/);
  });

  it('has logs elsewhere than in its spool', async () => {
    mkdirSync(join(peer.folder, 'drives/C/logs'), { recursive: true });
    writeFileSync(join(peer.folder, 'drives/C/logs/mail.txt'), 'one\n');
    const signatures = [{ log: 'C:\\logs\\mail.txt', means: 'crash' as const }];
    const host = await openHost({ ...peer.spec, signatures });
    const { records } = await host.logs.since(null);
    await host.close();
    assert.deepEqual(
      records.map(({ text }) => text),
      ['one'],
    );
  });
});

const parameters = 'SYSTEM\\CurrentControlSet\\Services\\MSExchangeIMC\\Parameters\\RootDir';

/** The Exchange double as a service of a Windows host that is reached by ssh. */
async function windowsHouse(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'unjam-windows-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const drive = join(folder, 'drives/D/exchange');
  mkdirSync(drive, { recursive: true });
  mkdirSync(join(folder, 'log'));
  const faults = { poison: { when: 'load' as const } };
  const exchange = await createExchange({
    messages: 4,
    poison: ['clean'],
    seed: 11,
    faults,
    folder: drive,
    test: t,
  });
  symlinkSync(join(drive, 'application.events'), join(folder, 'log/events'));
  const script = join(folder, 'service.sh');
  const order = (verb: 'start' | 'stop') => exchange.unit.argv(verb).join(' ');
  // Windows keeps one process id of a service, and knows that it has ended.
  writeFileSync(
    script,
    `case $1 in start) ${order('start')};; stop) ${order('stop')};; esac >/dev/null 2>&1
cd ${folder}; read -r pid rest <${exchange.unit.dir}/pid && echo "$pid" >pid; rm -f start-pending stop-pending; exit 0\n`,
  );
  const { sshd } = await windowsSshd(folder, { script, registry: { [parameters]: 'D:\\exchange\\imcdata' } });
  t.after(() => sshd.close());
  // Without a root of its own: the registry of the host says where the spool is.
  const { root: _, ...registered } = exchange.serverRegistration();
  // It dies at its load or never: to watch on proves nothing more.
  const timing = { ...registered.timing, observeMaxSeconds: 1.5 };
  const house = await openHouseFor(t, { ...registered, timing, connection: windowsConnection(sshd) });
  return { ...house, exchange, windows: new WindowsService(folder, script) };
}

test('recover, by itself, on Windows over ssh: the poison is found, all the rest is delivered once', async (t) => {
  const { act, exchange, store, windows } = await windowsHouse(t);
  await exchange.start();
  assert.equal(exchange.isUp(), false, 'it is jammed');
  const job = await act('recover');
  assert.deepEqual([job.state, job.outcome], ['finalized', 'poison-isolated'], job.saying);
  await exchange.untilDelivered(4);
  assert.deepEqual(exchange.account(), { missing: [], doubled: [] });
  assert.equal(job.counts.unaccounted, 0);
  assert.equal(windows.kept.startType, 2, 'it starts as it did before');
  await assertPoisonKnown(exchange, store, job);
});
