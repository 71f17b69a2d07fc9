import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Host } from '../../src/recovery/ports/host.ts';
import { isProblem } from '../../src/recovery/problems.ts';
import { allAside, type HostPeer, inOneOf, namesIn, plant, plantMany, until } from './host-peer.ts';

/** A peer whose connection can be lost. */
export interface LosablePeer extends HostPeer {
  /** Ends the connection after so many more bytes towards the host. */
  cutAfter(bytes: number): void;
  /** Takes back what `cutAfter` asked for. */
  mend(): void;
}

const count = 300;
/** Enough to lose the call at its beginning, in its middle and near its end. */
const cuts = [1, 200, 1000, 5000, 20_000];

/** What holds when the connection is lost in the middle of a call; for connections over a network. */
export function lostContract(peer: () => LosablePeer): void {
  /** The call with its connection cut somewhere, once for each place; it ends with an answer or a Problem. */
  async function lose(call: (host: Host) => Promise<unknown>): Promise<void> {
    for (const bytes of cuts) {
      peer().cutAfter(bytes);
      await call(peer().host).catch((error: unknown) => assert.ok(isProblem(error), String(error)));
      peer().mend();
    }
    await until('the host answers again', async () => {
      const answered = peer().host.files.look('', ['x']);
      return await answered.then(
        () => true,
        () => false,
      );
    });
  }

  it('asks again by itself where nothing can be changed by it', async () => {
    const { host } = peer();
    plantMany(peer(), 'asked', count);
    const names = namesIn(peer(), 'asked');
    const wanted = await host.files.digest('asked', names.slice(0, 20));
    for (const bytes of cuts) {
      peer().cutAfter(bytes);
      assert.equal((await host.files.look('asked', names)).filter((entry) => entry !== null).length, count);
      peer().cutAfter(bytes);
      assert.deepEqual(await host.files.digest('asked', names.slice(0, 20)), wanted);
      peer().cutAfter(bytes);
      assert.equal(Buffer.from((await host.files.read('asked/m7', 0, 9))!).toString(), '7');
      peer().cutAfter(bytes);
      assert.ok((await host.folders.free('')) > 0);
      peer().cutAfter(bytes);
      assert.equal((await host.service.look()).state, 'down');
    }
    peer().mend();
  });

  it('keeps every message in one place, and what was lost can be taken up again', async () => {
    const { host } = peer();
    plantMany(peer(), 'lost', count);
    plant(peer(), 'lost/temp', 'stays');
    const names = namesIn(peer(), 'lost').filter((name) => name !== 'temp');
    await lose((lossy) => lossy.files.move('lost', 'lost/temp', names));
    await inOneOf(peer(), 'lost', 'lost/temp', names);
    const left = namesIn(peer(), 'lost').filter((name) => name !== 'temp');
    const { moved, failures } = await host.files.move('lost', 'lost/temp', left);
    // What the server still had to do of the moves before may be done by now.
    assert.deepEqual(
      failures.filter(({ why }) => why !== 'absent'),
      [],
    );
    assert.equal(moved + failures.length, left.length);
    await allAside(peer(), 'lost', count);
  });

  it('never leaves half a note, nor a folder that nobody made', async () => {
    const { host } = peer();
    plant(peer(), 'notes', 'x');
    const content = 'whole '.repeat(5000);
    await lose((lossy) => lossy.notes.create('notes/claim', content));
    assert.ok([null, content].includes(await host.notes.read('notes/claim')));
    await host.notes.replace('notes/claim', content);
    await lose((lossy) => lossy.notes.replace('notes/claim', `new ${content}`));
    assert.ok([content, `new ${content}`].includes((await host.notes.read('notes/claim'))!));
    await lose((lossy) => lossy.folders.make('notes/made', 'notes'));
    assert.ok(['made', 'existed'].includes(await host.folders.make('notes/made', 'notes')));
    await lose((lossy) => lossy.folders.rename('notes/made', 'notes/renamed'));
    assert.equal(namesIn(peer(), 'notes').filter((name) => ['made', 'renamed'].includes(name)).length, 1);
  });

  it('tells of an order whose answer was lost, and the service is looked at', async () => {
    const { host } = peer();
    await lose((lossy) => lossy.service.start());
    await host.service.start();
    await until('it is up', async () => (await host.service.look()).state === 'up');
    await lose((lossy) => lossy.service.stop());
    await host.service.stop();
    await until('it is down', async () => (await host.service.look()).state === 'down');
  });
}
