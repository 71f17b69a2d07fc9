import type { Folders, Notes } from '../../recovery/ports/host.ts';
import type { Thread } from './thread/client.ts';

/** The folders of the spool, in the thread. */
export function folders(thread: Thread): Folders {
  return {
    make: (path, like) => thread.call('make', path, like),
    removeEmpty: (path) => thread.call('removeEmpty', path),
    rename: (from, to) => thread.call('rename', from, to),
    sameVolume: (a, b) => thread.call('sameVolume', a, b),
    free: (path) => thread.call('free', path),
  };
}

/** Our own few files, in the thread. */
export function notes(thread: Thread): Notes {
  return {
    create: (path, content) => thread.call('create', path, content),
    replace: (path, content) => thread.call('replace', path, content),
    read: (path) => thread.call('readNote', path),
    remove: (path) => thread.call('remove', path),
  };
}
