import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import test from 'node:test';
import type { CheckReport } from '../../src/actions/contract.ts';
import { checkText } from '../../src/http/views/check.ts';
import { Problem } from '../../src/recovery/problems.ts';
import { fingerprint } from './listing.ts';
import { type Oddities, type UnheardOf, unheardOf } from './unheard-of.ts';

const lineOf = (report: CheckReport, capability: string) => {
  const { state, detail } = report.lines.find((line) => line.capability === capability)!;
  return `${state}: ${detail}`;
};
const group = { unit: 'group', pattern: '^(?<name>.+)\\.(?<part>env|msg)$', order: ['env', 'msg'] };

async function checked(house: UnheardOf, rehearse = false): Promise<CheckReport> {
  // The root's own time tells of a dummy that was made and removed in it; what lies in it does not change.
  const looked = rehearse ? house.daemon.root : house.daemon.folder;
  const before = fingerprint(looked);
  const report = await house.actions.check('MAIL01', { rehearse });
  assert.equal(fingerprint(looked), before, 'nothing is left of it');
  return report;
}

test('a check shows counts, sample names, and what matches no message, and changes nothing', async (t) => {
  const message = group as NonNullable<Oddities['profile']>['message'];
  const house = await unheardOf(t, { daemon: { unit: 'group' }, profile: { message: message! } });
  const { daemon } = house;
  for (const name of ['a', 'b']) for (const part of ['env', 'msg']) daemon.plant(`in/${name}.${part}`);
  daemon.plant('in/README');
  mkdirSync(`${daemon.root}/in/sub`);
  symlinkSync('/etc/passwd', `${daemon.root}/in/link`);
  const report = await checked(house);
  assert.equal(report.ok, true, JSON.stringify(report.lines));
  const [queue] = report.queues;
  assert.deepEqual([queue!.messages, queue!.examples.toSorted()], [2, ['a', 'b']]);
  assert.deepEqual(queue!.leftAlone.map(({ what, count, examples }) => [what, count, examples]).toSorted(), [
    ['a folder', 1, ['sub']],
    ['a symbolic link', 1, ['link']],
    ['matches no part of a message', 1, ['README']],
  ]);
  const text = checkText(report);
  assert.match(text, /^MAIL01 {2}ready, \d warnings\n/);
  assert.match(text, /\n {2}in: 2 messages, \d+ B, such as (a, b|b, a)\n/);
  assert.match(text, /\n {6}no message: 1 matches no part of a message, such as README/);
});

test('a host that says nothing any more is not asked on', async (t) => {
  const silent = new Problem('host-silent', 'It says nothing.', { next: 'See at its console.' });
  const house = await unheardOf(t, {
    wrap: (host) => ({
      ...host,
      folders: { ...host.folders, sameVolume: async () => Promise.reject(silent) },
      service: { ...host.service, look: async () => assert.fail('it is asked on') },
    }),
  });
  const report = await checked(house);
  assert.equal(report.ok, false);
  assert.equal(lineOf(report, 'holding'), 'failed: It says nothing. See at its console.');
  assert.match(lineOf(report, 'service'), /^failed: not looked at/);
});

test('what is missing is said: no fence, no flush, no signature, no probe, a watchdog', async (t) => {
  const house = await unheardOf(t, {
    fence: false,
    wrap: (host) => ({
      ...host,
      facts: async () => ({ ...(await host.facts()), flushes: false }),
      service: { ...host.service, rivals: async () => ['monit starts it again'] },
    }),
  });
  const report = await checked(house);
  assert.equal(report.ok, true);
  assert.match(lineOf(report, 'fence'), /^warning: nothing keeps others from starting/);
  assert.match(lineOf(report, 'durability'), /^warning: this host cannot flush/);
  assert.match(lineOf(report, 'logs'), /^warning: the profile has no signatures/);
  assert.match(lineOf(report, 'probe'), /^warning: no `probe` is registered/);
  assert.equal(lineOf(report, 'rivals'), 'warning: monit starts it again');
});

test('a queue that is not there, or messages of several files without a fence, are not ready', async (t) => {
  const queues = [{ name: 'in', path: 'nowhere' }];
  const missing = await checked(await unheardOf(t, { profile: { queues } }));
  assert.equal(missing.ok, false);
  assert.match(lineOf(missing, 'queues'), /^failed: /);
  const message = group as NonNullable<Oddities['profile']>['message'];
  const unfenced = await checked(await unheardOf(t, { fence: false, profile: { message: message! } }));
  assert.equal(unfenced.ok, false);
  assert.match(lineOf(unfenced, 'fence'), /^failed: messages of several files need a fence/);
});

test('a rehearsal proves a move on a dummy of its own, and takes everything away again', async (t) => {
  const house = await unheardOf(t);
  house.daemon.plant('in/a');
  const before = readdirSync(house.daemon.root);
  const report = await checked(house, true);
  assert.match(lineOf(report, 'rehearsal'), /^ok: a dummy file was moved/);
  assert.deepEqual(readdirSync(house.daemon.root), before);
});

test('a rehearsal finds a host that replaces, and a test of the flow that fails', async (t) => {
  const house = await unheardOf(t, {
    wrap: (host) => ({
      ...host,
      files: { ...host.files, move: async () => ({ moved: 1, failures: [], flushed: true }) },
      probe: async () => ({ ok: false, detail: 'relaying denied', marks: [] }),
    }),
  });
  const probe = { command: ['/bin/true'] };
  await house.store.servers.put('MAIL01', { ...house.daemon.registration('postd'), probe });
  await house.daemon.start();
  const quiet = await checked(house);
  assert.equal(lineOf(quiet, 'probe'), 'ok: registered; a rehearsal uses it');
  const report = await checked(house, true);
  assert.equal(report.ok, false);
  assert.match(lineOf(report, 'rehearsal'), /^failed: a move replaced a file of the same name/);
  assert.equal(lineOf(report, 'probe'), 'failed: relaying denied');
});
