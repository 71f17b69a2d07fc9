import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Host } from '../../src/recovery/ports/host.ts';
import { isProblem } from '../../src/recovery/problems.ts';
import type { Manner } from '../peers/person/person.ts';
import { allAside, type HostPeer, namesIn, plant, plantMany, until } from './host-peer.ts';

/** What a host does instead that only a person reaches: what a person does not bring is said to be missing. */

/** In place of what messages hold: nobody carries it from host to host, and nothing is made up. */
export function unreadContract(peer: () => HostPeer): void {
  it('knows of no content and of no open file, whatever lies there', async () => {
    const { host } = peer();
    plant(peer(), 'in', 'mail', 'Message-ID: <1@example.org>\n\n');
    assert.deepEqual(await host.files.digest('in', ['mail', 'absent']), [null, null]);
    assert.equal(await host.files.read('in/mail', 0, 10), null);
    const release = await peer().hold('in', 'mail');
    assert.deepEqual(await host.files.inUse(), []);
    release();
    assert.equal((await host.facts()).readsLocally, false, 'so that nobody asks for hashes');
  });

  it('moves a file that something has open, which knows it again', async () => {
    const { host } = peer();
    plant(peer(), 'open', 'held');
    plant(peer(), 'open/temp', 'other');
    const [before] = await host.files.look('open', ['held']);
    const release = await peer().hold('open', 'held');
    assert.equal((await host.files.move('open', 'open/temp', ['held'])).moved, 1);
    release();
    assert.equal((await host.files.look('open/temp', ['held']))[0]!.identity, before!.identity);
  });
}

/** In place of logs: nobody reads them by hand, and each is named as not read. */
export function unloggedContract(peer: () => HostPeer): void {
  it('names every log as not read, and takes nothing in it for read or cleared', async () => {
    const { host, lines, events } = peer();
    await lines.append('one\n');
    const marks = await host.logs.mark();
    await lines.clear();
    const { unreadable, ...read } = await host.logs.since(marks);
    assert.deepEqual(read, { records: [], marks: {}, cleared: [] });
    assert.deepEqual(
      unreadable.map(({ log }) => log),
      [lines.name, events.name, 'Unmapped'],
    );
    for (const { why } of unreadable) assert.match(why, /by hand/);
  });
}

/** A peer whose person is not always there. */
export interface PersonPeer extends HostPeer {
  behave(manner: Manner, deeds?: 'deeds'): void;
  refusals(): string[];
}

const count = 300;
/** In place of a lost connection: the output comes cut off, or twice, or never, of a script that was run or was not. */
const lost = ['halves', 'twice', 'forgetful', 'idle'] as const;

export function unreportedContract(peer: () => PersonPeer): void {
  async function lose(
    call: (host: Host) => Promise<unknown>,
    manners: readonly Manner[] = lost,
  ): Promise<void> {
    for (const manner of manners) {
      peer().behave(manner, 'deeds');
      await call(peer().host).catch((error: unknown) => assert.ok(isProblem(error), String(error)));
    }
    peer().behave('literal');
  }

  it('takes half an output for none, and the same step reported again for no news', async () => {
    const { host } = peer();
    plantMany(peer(), 'asked', count);
    const names = namesIn(peer(), 'asked');
    for (const [manner, code] of [
      ['halves', 'report-cut-short'],
      ['twice', 'step-over'],
    ] as const) {
      peer().behave(manner);
      assert.equal((await host.files.look('asked', names)).filter((entry) => entry !== null).length, count);
      assert.deepEqual(new Set(peer().refusals()), new Set([code]));
    }
    for (const manner of ['forgetful', 'idle'] as const) {
      peer().behave(manner);
      await assert.rejects(host.files.look('asked', names), (error) => isProblem(error, 'operator-refused'));
    }
    peer().behave('literal');
  });

  it('keeps every message in one place, and what was lost can be taken up again', async () => {
    const { host } = peer();
    plantMany(peer(), 'lost', count);
    plant(peer(), 'lost/temp', 'stays');
    const names = namesIn(peer(), 'lost').filter((name) => name !== 'temp');
    for (const manner of ['idle', 'forgetful', 'halves', 'twice'] as const) {
      const some = names.splice(0, count / 4);
      peer().behave(manner, 'deeds');
      const moving = host.files.move('lost', 'lost/temp', some);
      await moving.catch((error: unknown) => assert.ok(isProblem(error), String(error)));
      peer().behave('literal');
      const left = namesIn(peer(), 'lost').filter((name) => some.includes(name));
      if (manner !== 'idle') assert.deepEqual(left, [], `${manner}: it was done, whoever was told`);
      assert.equal((await host.files.move('lost', 'lost/temp', left)).moved, left.length);
    }
    await allAside(peer(), 'lost', count);
  });

  it('never leaves half a note, nor a folder that nobody made', async () => {
    const { host } = peer();
    plant(peer(), 'notes', 'x');
    const content = 'whole '.repeat(5000);
    await lose((lossy) => lossy.notes.create('notes/claim', content));
    assert.equal(await host.notes.read('notes/claim'), content);
    await lose((lossy) => lossy.notes.replace('notes/claim', `new ${content}`));
    assert.equal(await host.notes.read('notes/claim'), `new ${content}`);
    await lose((lossy) => lossy.folders.make('notes/made', 'notes'));
    assert.equal(await host.folders.make('notes/made', 'notes'), 'existed');
    await lose((lossy) => lossy.folders.rename('notes/made', 'notes/renamed'));
    assert.deepEqual(namesIn(peer(), 'notes'), ['claim', 'renamed', 'x']);
  });

  it('tells of an order whose report was lost, and the service is looked at', async () => {
    const { host } = peer();
    const state = async () => (await host.service.look()).state;
    await lose((lossy) => lossy.service.start(), ['halves', 'forgetful']);
    await host.service.start();
    await until('it is up', async () => (await state()) === 'up', host.clock);
    await lose((lossy) => lossy.service.stop());
    await host.service.stop();
    await until('it is down', async () => (await state()) === 'down', host.clock);
  });
}
