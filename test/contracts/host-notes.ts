import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { it } from 'node:test';
import { isProblem } from '../../src/recovery/problems.ts';
import { type HostPeer, namesIn, plant } from './host-peer.ts';

export function notesContract(peer: () => HostPeer): void {
  it('creates a note for one of many only', async () => {
    const { host, root, kind } = peer();
    mkdirSync(`${root}/notes`);
    // What is answered before it is done fails in the end.
    const late = (error: unknown) => {
      if (kind.byHand && isProblem(error, 'host-failed')) return 'not in the end';
      throw error;
    };
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) => host.notes.create('notes/claim', `owner ${i}`).catch(late)),
    );
    assert.equal(answers.filter((answer) => answer === 'created').length, 1);
    const winner = answers.indexOf('created');
    assert.equal(await host.notes.read('notes/claim'), `owner ${winner}`);
    assert.equal(await host.notes.create('notes/claim', 'late'), 'exists');
    assert.equal(await host.notes.read('notes/claim'), `owner ${winner}`);
  });

  it('replaces the whole content and leaves nothing else behind', async () => {
    const { host, root } = peer();
    mkdirSync(`${root}/replaced`);
    await host.notes.replace('replaced/manifest', 'a long first content: Grüße\n');
    await host.notes.replace('replaced/manifest', 'short');
    assert.equal(await host.notes.read('replaced/manifest'), 'short');
    assert.deepEqual(namesIn(peer(), 'replaced'), ['manifest']);
  });

  it('writes over what a crash left of an unfinished note, and removes it with the note', async () => {
    const { host } = peer();
    plant(peer(), 'unfinished', '.note.new', 'half of a no');
    await host.notes.replace('unfinished/note', 'whole');
    assert.deepEqual(namesIn(peer(), 'unfinished'), ['note']);
    plant(peer(), 'unfinished', '.note.new', 'half of another');
    await host.notes.remove('unfinished/note');
    assert.deepEqual(namesIn(peer(), 'unfinished'), []);
  });

  it('reads what is not there as null and removes it in peace', async () => {
    const { host } = peer();
    plant(peer(), 'gone', 'note', 'x');
    assert.equal(await host.notes.read('gone/other'), null);
    assert.equal(await host.notes.read('no-such/other'), null);
    await host.notes.remove('gone/note');
    await host.notes.remove('gone/note');
    await host.notes.remove('no-such/note');
    assert.deepEqual(namesIn(peer(), 'gone'), []);
  });

  it('never writes or reads through a link', async () => {
    const { host, root, kind } = peer();
    plant(peer(), 'linked', 'target', 'untouched');
    symlinkSync(`${root}/linked/target`, `${root}/linked/note`);
    if (kind.links) {
      assert.equal(await host.notes.create('linked/note', 'x'), 'exists');
      await assert.rejects(host.notes.read('linked/note'), (error) => isProblem(error));
      await host.notes.replace('linked/note', 'ours');
      assert.equal(await host.notes.read('linked/note'), 'ours');
    } else {
      await assert.rejects(host.notes.create('linked/note', 'x'), (error) => isProblem(error));
      assert.equal(await host.notes.read('linked/note'), null);
      await assert.rejects(host.notes.replace('linked/note', 'ours'), (error) => isProblem(error));
    }
    assert.equal(await host.notes.read('linked/target'), 'untouched');
  });
}
