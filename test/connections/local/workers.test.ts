import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type TestContext } from 'node:test';
import { fromText } from '../../../src/recovery/names.ts';
import type { Spec } from '../../../src/recovery/spec.ts';
import { until } from '../../contracts/host-peer.ts';
import { type LocalPeer, localPeer } from './peer.ts';

async function peer(t: TestContext, change: (spec: Spec) => Spec): Promise<LocalPeer> {
  const made = await localPeer(change);
  t.after(() => made.close());
  return made;
}

/** A supervisor of its own program with one worker below it. */
function supervisor(t: TestContext, { folder, image }: LocalPeer): ChildProcess {
  const program = join(folder, 'bin', `${image}s`);
  if (!existsSync(program)) copyFileSync('/bin/sh', program);
  // It stays when its worker is gone, until its input ends with it.
  const child = spawn(program, ['-c', `'${folder}/bin/${image}' 1000 & read -r _; kill $!`], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  t.after(async () => {
    child.stdin?.end();
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  });
  return child;
}

test('workers are told apart from those of another instance of the same program', async (t) => {
  const one = await peer(t, (spec) => ({ ...spec, health: { processes: [spec.service.process!.image] } }));
  const [first, second] = [supervisor(t, one), supervisor(t, one)];
  const workers = (of: ChildProcess) =>
    one.host.service.workers([{ pid: of.pid!, startedAt: '', image: `${one.image}s` }]);
  await until('both workers live', async () => (await one.host.service.workers([])).length === 2);
  const [mine, others] = [await workers(first), await workers(second)];
  assert.deepEqual([mine.length, others.length], [1, 1]);
  assert.equal(mine[0]!.image, one.image);
  assert.notEqual(mine[0]!.pid, others[0]!.pid);
  process.kill(mine[0]!.pid, 'SIGKILL');
  await until('it is gone', async () => (await workers(first)).length === 0);
  assert.deepEqual(await workers(second), others);
});

test('a nudge names each message once, and none that a command would misread', async (t) => {
  let said = '';
  const one = await peer(t, (spec) => {
    said = join(spec.root, '..', 'said');
    return { ...spec, nudge: ['sh', '-c', `echo "$1" >>'${said}'`, 'nudge', '{name}'] };
  });
  assert.equal((await one.host.service.nudge(['A1', fromText('é $&')])).ok, true);
  assert.equal(readFileSync(said, 'utf8'), 'A1\né $&\n');
  assert.equal((await one.host.service.nudge(['-x'])).ok, false);
  assert.equal((await one.host.service.nudge(['\xff'])).ok, false);
  assert.equal(readFileSync(said, 'utf8'), 'A1\né $&\n');
});

test('a nudge without a place for names is run once; one that fails nudged nothing', async (t) => {
  const good = await peer(t, (spec) => ({ ...spec, nudge: ['true'] }));
  assert.equal((await good.host.service.nudge(['A1', 'A2'])).ok, true);
  const failing = await peer(t, (spec) => ({ ...spec, nudge: ['false'] }));
  assert.equal((await failing.host.service.nudge(['A1'])).ok, false);
  const none = await peer(t, (spec) => spec);
  assert.equal((await none.host.service.nudge(['A1'])).ok, false);
});
