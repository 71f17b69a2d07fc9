import { join, toText } from '../../recovery/names.ts';
import type { Host } from '../../recovery/ports/host.ts';
import type { CheckLine } from '../contract.ts';

const dummyName = 'unjam-rehearsal0.file';
const dummyFolder = 'unjam-rehearsal0.folder';

/**
 * Proves the moves on a dummy file of our own, beside the queues and never in one: create, move without
 * replacing, refuse to replace, remove.
 */
export async function rehearse(host: Host): Promise<Omit<CheckLine, 'capability'>> {
  const moved = join(dummyFolder, dummyName);
  try {
    await host.folders.make(dummyFolder, '');
    await host.notes.create(dummyName, 'a rehearsal\n');
    const there = await host.files.move('', dummyFolder, [dummyName]);
    if (there.moved !== 1)
      return {
        state: 'failed',
        detail: `a dummy file could not be moved: ${there.failures[0]?.detail ?? 'no reason given'}`,
      };
    await host.notes.create(dummyName, 'a second one\n');
    const again = await host.files.move('', dummyFolder, [dummyName]);
    if (again.failures[0]?.why !== 'name-taken')
      return { state: 'failed', detail: 'a move replaced a file of the same name: this host is not safe' };
    return {
      state: 'ok',
      detail: `a dummy file was moved to ${toText(dummyFolder)} and would not replace another`,
    };
  } finally {
    await host.notes.remove(dummyName);
    await host.notes.remove(moved);
    await host.folders.removeEmpty(dummyFolder);
  }
}
