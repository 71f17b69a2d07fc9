import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, renameSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import type { Profile } from '../../src/recovery/profile.ts';
import { type HostPeer, namesIn, type PeerLog, plant, until } from '../contracts/host-peer.ts';

/** Of a product on a Windows host, whose spool is `D:\\spool`. */
export function windowsProfile(service: string, image: string): Profile {
  return {
    id: 'peer',
    service: { name: service, process: { image, exclusive: true } },
    root: 'D:\\spool',
    queues: [{ name: 'in', path: 'in' }],
    signatures: ['log\\mail.log', 'Application', 'Unmapped'].map((log) => ({ log, means: 'crash' as const })),
  };
}

/** A log file of the spool, as the suite names it: by the profile's own path. */
export function mailLog(root: string, make: () => void): PeerLog {
  const file = join(root, 'log', 'mail.log');
  make();
  return {
    name: 'log\\mail.log',
    append: (text) => appendFileSync(file, text),
    clear: () => truncateSync(file),
    async rotate() {
      renameSync(file, `${file}.1`);
      // Files of one name are told apart by the second in which they were made.
      const made = Math.floor(statSync(`${file}.1`).birthtimeMs / 1000);
      await until('another second', () => Math.floor((Date.now() - 50) / 1000) > made);
      make();
    },
  };
}

/** A message that somebody has open stays where it is, and the others of its batch move. */
export async function leavesWhatIsOpen(peer: HostPeer): Promise<void> {
  plant(peer, 'held', 'a');
  plant(peer, 'held', 'b');
  mkdirSync(`${peer.root}/held/temp`);
  const release = await peer.hold('held', 'a');
  const { moved, failures } = await peer.host.files.move('held', 'held/temp', ['a', 'b']);
  release();
  assert.deepEqual([moved, failures.map(({ index, why }) => [index, why])], [1, [[0, 'in-use']]]);
  assert.deepEqual([namesIn(peer, 'held'), namesIn(peer, 'held/temp')], [['a', 'temp'], ['b']]);
}
