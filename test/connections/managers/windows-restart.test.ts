import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type TestContext } from 'node:test';
import { systemClock } from '../../../src/actions/clock.ts';
import { Runner } from '../../../src/actions/index.ts';
import { processes } from '../../../src/connections/local/processes/processes.ts';
import { Crew } from '../../../src/connections/local/thread/crew.ts';
import { windowsManager } from '../../../src/connections/managers/windows.ts';
import { service } from '../../../src/connections/service/service.ts';
import type { ActionName, Job } from '../../../src/recovery/job.ts';
import type { Profile } from '../../../src/recovery/profile.ts';
import { openStore } from '../../../src/store/index.ts';
import { dial } from './peer.ts';
import { type WindowsPeer, windowsPeer } from './windows-peer.ts';

const caller = { who: 'ann', requestId: 'test' };

/** Unjam over the doubles of a Windows host; each `life` is a process of it that knows only what was stored. */
async function unjam(t: TestContext, peer: WindowsPeer) {
  const folder = mkdtempSync(join(tmpdir(), 'unjam-test-'));
  const store = await openStore({ folder });
  t.after(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const profile: Profile = {
    id: 'windows',
    service: peer.spec.service,
    root: peer.root,
    queues: [{ name: 'in', path: 'in' }],
    timing: {
      stopSeconds: 2,
      observeSeconds: 0.2,
      observeMaxSeconds: 0.2,
      sampleSeconds: 0.05,
      flowSeconds: 0.1,
    },
  };
  await store.servers.put('MAIL01', { profile: 'windows', connection: { type: 'local' } });
  const life = () =>
    new Runner({
      ...{ store, clock: systemClock, installation: 'test', log: { error: () => {} } },
      profile: async () => profile,
      openHost: async (spec, known) => {
        const crew = await Crew.open(peer.root);
        const keep = async (what: string) => await known.keepFound?.(what);
        const memory = { up: known.fenced, found: known.found ?? null, keep };
        const manager = windowsManager(peer.run, spec, memory);
        const means = { run: peer.run, processes: processes(crew.thread), dial };
        return {
          ...peer.host,
          service: service(means, spec, manager),
          close: () => crew.close(),
        };
      },
    });
  const act = async (runner: Runner, action: ActionName): Promise<Job> =>
    await (await runner.act('MAIL01', action, { evenIfHealthy: true }, caller)).done;
  return { life, act };
}

for (const [startType, delayed, name] of [
  [3, false, 'demand'],
  [2, true, 'delayed-auto'],
] as const) {
  test(`a service that started by ${name} does so again, although Unjam was restarted in mid-recovery`, async (t) => {
    const peer = await windowsPeer();
    t.after(() => peer.close());
    mkdirSync(join(peer.root, 'in'), { recursive: true });
    peer.windows.keep({ startType, delayed });
    peer.windows.order('start');
    const { life, act } = await unjam(t, peer);
    const first = life();
    const stopped = await act(first, 'stop');
    assert.deepEqual([stopped.footprint.fenced, stopped.footprint.found], [true, name]);
    assert.equal(peer.windows.kept.startType, 4, 'it is disabled meanwhile');
    await first.stop();
    const second = life();
    const ended = await act(second, 'abort');
    assert.deepEqual([ended.state, ended.footprint.fenced, ended.footprint.found], ['aborted', false, null]);
    assert.deepEqual([peer.windows.kept.startType, peer.windows.kept.delayed], [startType, delayed]);
    await second.stop();
  });
}
