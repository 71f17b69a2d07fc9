import { digest } from '../../../src/connections/local/disk/digest.ts';
import { free, make, removeEmpty, rename, sameVolume } from '../../../src/connections/local/disk/folders.ts';
import { close } from '../../../src/connections/local/disk/libc.ts';
import { list, look } from '../../../src/connections/local/disk/list.ts';
import { move } from '../../../src/connections/local/disk/move.ts';
import { create, readNote, remove, replace } from '../../../src/connections/local/disk/notes.ts';
import { read } from '../../../src/connections/local/disk/read.ts';
import { openRoot } from '../../../src/connections/local/disk/root.ts';
import type { Host } from '../../../src/recovery/ports/host.ts';
import type { SimulatedService } from './service.ts';

const never = new AbortController().signal;

/**
 * The real file system of the `local` connection, without its thread, under a simulated service. A move
 * while that service runs is noted as a breach: nothing may move while it might be reading.
 */
export function simulatedHost(folder: string, service: SimulatedService, breaches: string[]): Host {
  const root = openRoot(folder);
  return {
    files: {
      async *list(path) {
        yield* list(root, path);
      },
      look: async (path, names) => look(root, path, names),
      move: async (from, to, names) => {
        // The service reads nothing below the poison folder.
        const read = [from, to].some((path) => !path.startsWith('poison/'));
        if (service.isUp && read)
          breaches.push(`${names.length} messages moved from ${from} while the service ran`);
        return move(root, from, to, names);
      },
      digest: async (path, names) => await digest(root, path, names, never),
      read: async (path, offset, length) => read(root, path, offset, length),
      inUse: async () => service.open(),
    },
    folders: {
      make: async (path, like) => make(root, path, like),
      removeEmpty: async (path) => removeEmpty(root, path),
      rename: async (from, to) => rename(root, from, to),
      sameVolume: async (a, b) => sameVolume(root, a, b),
      free: async (path) => free(root, path),
    },
    notes: {
      create: async (path, content) => create(root, path, content),
      replace: async (path, content) => replace(root, path, content),
      read: async (path) => readNote(root, path),
      remove: async (path) => remove(root, path),
    },
    service,
    logs: service,
    facts: async () => ({ bootId: 'boot', flushes: true, sharingIsMandatory: false, readsLocally: true }),
    close: async () => close(root.fd),
  };
}
