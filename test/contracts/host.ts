import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { contentContract } from './host-content.ts';
import { filesContract } from './host-files.ts';
import { foldersContract } from './host-folders.ts';
import { logsContract } from './host-logs.ts';
import { movesContract } from './host-moves.ts';
import { notesContract } from './host-notes.ts';
import type { HostPeer } from './host-peer.ts';
import { serviceContract } from './host-service.ts';

/**
 * What every connection must do, and `more` for those that can do more, or do a part of it in another way. Each part
 * gets one peer, whose folders it divides among its tests.
 */
export function hostContract<P extends HostPeer>(
  name: string,
  makePeer: () => Promise<P>,
  more: Record<string, (peer: () => P) => void> = {},
): void {
  const parts = {
    files: filesContract,
    content: contentContract,
    moves: movesContract,
    folders: foldersContract,
    notes: notesContract,
    service: serviceContract,
    logs: logsContract,
    facts: factsContract,
    ...more,
  };
  for (const [part, contract] of Object.entries(parts)) {
    describe(`${name}: ${part}`, () => {
      let peer: P;
      before(async () => {
        peer = await makePeer();
      });
      after(() => peer.close());
      contract(() => peer);
    });
  }
}

function factsContract(peer: () => HostPeer): void {
  it('tells the same boot every time', async () => {
    const { host } = peer();
    const facts = await host.facts();
    assert.deepEqual(await host.facts(), facts);
    assert.ok(facts.bootId === null || facts.bootId.length > 0);
  });
}
