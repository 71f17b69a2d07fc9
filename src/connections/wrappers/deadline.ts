import type { Entry, Host } from '../recovery/ports/host.ts';
import { Problem } from '../recovery/problems.ts';

/** How long one call of each kind may take, milliseconds. */
export interface Budgets {
  /** A look, a note, a folder, one page of a listing. */
  quick: number;
  /** A batch of moves or digests. */
  batch: number;
  /** The service manager's commands that need no patience with the service. */
  command: number;
  start: number;
  stop: number;
}

/**
 * The same host, but no call waits for ever: one that is too slow is the Problem `host-timeout`. The call
 * itself goes on underneath and may still take effect: whoever gets this must look before acting again.
 */
export function withDeadline(host: Host, budgets: Budgets): Host {
  const { quick, batch, command, start, stop } = budgets;
  const { files, folders, notes, service, logs } = host;
  return {
    files: {
      list: (folder) => eachPage(files.list(folder), quick),
      look: (folder, names) => within(quick, 'Looking at entries', files.look(folder, names)),
      move: (from, to, names) => within(batch, 'Moving messages', files.move(from, to, names), moved),
      digest: (folder, names) => within(batch, 'Reading messages', files.digest(folder, names)),
      read: (path, offset, length) => within(quick, 'Reading a file', files.read(path, offset, length)),
      inUse: (by) => within(quick, 'Looking for open files', files.inUse(by)),
    },
    folders: {
      make: (path, like) => within(quick, 'Making a folder', folders.make(path, like), changed),
      removeEmpty: (path) => within(quick, 'Removing a folder', folders.removeEmpty(path), changed),
      rename: (from, to) => within(quick, 'Renaming a folder', folders.rename(from, to), changed),
      sameVolume: (a, b) => within(quick, 'Comparing volumes', folders.sameVolume(a, b)),
      free: (path) => within(quick, 'Asking for free space', folders.free(path)),
    },
    notes: {
      create: (path, content) => within(quick, 'Writing a note', notes.create(path, content), changed),
      replace: (path, content) => within(quick, 'Writing a note', notes.replace(path, content), changed),
      read: (path) => within(quick, 'Reading a note', notes.read(path)),
      remove: (path) => within(quick, 'Removing a note', notes.remove(path), changed),
    },
    service: {
      look: () => within(command, 'Looking at the service', service.look()),
      start: () => within(start, 'Starting the service', service.start(), commanded),
      stop: () => within(stop, 'Stopping the service', service.stop(), commanded),
      kill: (processes) => within(command, 'Killing the service', service.kill(processes), commanded),
      canFence: service.canFence,
      fence: () => within(command, 'Raising the fence', service.fence(), commanded),
      unfence: () => within(command, 'Lifting the fence', service.unfence(), commanded),
      health: () => within(command, 'Looking at the health', service.health()),
      workers: (mains) => within(quick, 'Looking at the workers', service.workers(mains)),
      nudge: (names) => within(command, 'Nudging the service', service.nudge(names), commanded),
      rivals: () => within(command, 'Looking for rivals', service.rivals()),
      describe: (verb) => service.describe(verb),
    },
    logs: {
      mark: () => within(quick, 'Marking the logs', logs.mark()),
      since: (marks) => within(quick, 'Reading the logs', logs.since(marks)),
    },
    facts: () => within(quick, 'Asking for the facts of the host', host.facts()),
    close: () => within(quick, 'Closing the connection', host.close()),
  };
}

const nothing = 'It changes nothing on the host.';
const moved =
  'Some of the messages may have been moved, and more may follow; each is in one of the two folders.';
const changed = 'Whether it was done is not known.';
const commanded = 'What the service manager made of it is not known.';

async function within<T>(ms: number, doing: string, work: Promise<T>, untold = nothing): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(timedOut(ms, doing, untold)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function timedOut(ms: number, doing: string, untold: string): Problem {
  return new Problem('host-timeout', `${doing} did not end within ${ms / 1000} s. ${untold}`, {
    untouched: untold === nothing ? 'No message was moved.' : 'Nothing else was begun.',
    next: 'See whether the host answers at all, then look before acting again.',
    retryable: untold === nothing,
  });
}

async function* eachPage(pages: AsyncIterable<Entry[]>, ms: number): AsyncGenerator<Entry[]> {
  const reading = pages[Symbol.asyncIterator]();
  let left = true;
  try {
    for (;;) {
      const page = await within(ms, 'Listing a folder', reading.next());
      if (page.done) {
        left = false;
        return;
      }
      yield page.value;
    }
  } finally {
    if (left) void reading.return?.();
  }
}
