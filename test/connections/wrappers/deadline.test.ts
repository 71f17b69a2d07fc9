import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { withDeadline } from '../../../src/connections/wrappers/deadline.ts';
import type { Entry, Host } from '../../../src/recovery/ports/host.ts';
import { isProblem } from '../../../src/recovery/problems.ts';

const budgets = { quick: 30, batch: 30, command: 30, start: 30, stop: 30, probe: 30 };
const never = () => new Promise<never>(() => undefined);

/** A host that never answers. */
function deadHost(): Host {
  const parts = { files: {}, folders: {}, notes: {}, service: {}, logs: {} };
  const silent = { get: () => never };
  const dead = Object.fromEntries(Object.keys(parts).map((part) => [part, new Proxy({}, silent)]));
  return { ...dead, facts: never, close: never } as unknown as Host;
}

describe('the deadline of a call to a host', () => {
  it('ends every call that waits for an answer', async () => {
    const host = withDeadline(deadHost(), budgets);
    const calls: [string, () => Promise<unknown>][] = [
      ['look', () => host.files.look('in', [])],
      ['move', () => host.files.move('in', 'out', [])],
      ['digest', () => host.files.digest('in', [])],
      ['read', () => host.files.read('in/a', 0, 1)],
      ['inUse', () => host.files.inUse()],
      ['make', () => host.folders.make('a', 'b')],
      ['removeEmpty', () => host.folders.removeEmpty('a')],
      ['rename', () => host.folders.rename('a', 'b')],
      ['sameVolume', () => host.folders.sameVolume('a', 'b')],
      ['free', () => host.folders.free('a')],
      ['create', () => host.notes.create('a', '')],
      ['replace', () => host.notes.replace('a', '')],
      ['note', () => host.notes.read('a')],
      ['remove', () => host.notes.remove('a')],
      ['service', () => host.service.look()],
      ['start', () => host.service.start()],
      ['stop', () => host.service.stop()],
      ['kill', () => host.service.kill([])],
      ['fence', () => host.service.fence()],
      ['unfence', () => host.service.unfence()],
      ['health', () => host.service.health()],
      ['rivals', () => host.service.rivals()],
      ['mark', () => host.logs.mark()],
      ['since', () => host.logs.since(null)],
      ['facts', () => host.facts()],
      ['close', () => host.close()],
    ];
    const changing = new Set(['move', 'make', 'removeEmpty', 'rename', 'create', 'replace', 'remove']);
    const commanding = new Set(['start', 'stop', 'kill', 'fence', 'unfence']);
    await Promise.all(
      calls.map(([name, call]) =>
        assert.rejects(call(), (error) => {
          assert.ok(isProblem(error, 'host-timeout'), name);
          assert.equal(error.retryable, !changing.has(name) && !commanding.has(name), name);
          return true;
        }),
      ),
    );
  });

  it('counts for each page of a listing, and lets the listing go when it is left', async () => {
    let left = false;
    const page: Entry[] = [];
    async function* list() {
      try {
        yield page;
        yield page;
        await never();
      } finally {
        left = true;
      }
    }
    const host = withDeadline({ ...deadHost(), files: { ...deadHost().files, list } } as Host, budgets);
    for await (const _ of host.files.list('in')) break;
    assert.equal(left, true);
    let pages = 0;
    await assert.rejects(
      async () => {
        for await (const _ of host.files.list('in')) pages += 1;
      },
      (error) => isProblem(error, 'host-timeout'),
    );
    assert.equal(pages, 2);
  });

  it('leaves answers and failures that come in time as they are', async () => {
    const host = withDeadline(
      {
        ...deadHost(),
        facts: async () => ({ bootId: 'x' }),
        close: () => Promise.reject(new Error('own')),
      } as never,
      budgets,
    );
    assert.deepEqual(await host.facts(), { bootId: 'x' });
    await assert.rejects(host.close(), /own/);
  });
});
