import type { Host } from '../../recovery/ports/host.ts';

/** What a call does to the host: nothing, to its files, to its service, or mail that it hands in. */
type Effect = 'none' | 'files' | 'service' | 'mail';

/** Every call of the port, by its name: what it does, for people, and what it changes. */
export const calls = {
  'files.list': { doing: 'Listing a folder', changes: 'none' },
  'files.look': { doing: 'Looking at entries', changes: 'none' },
  'files.move': { doing: 'Moving messages', changes: 'files' },
  'files.digest': { doing: 'Reading messages', changes: 'none' },
  'files.read': { doing: 'Reading a file', changes: 'none' },
  'files.inUse': { doing: 'Looking for open files', changes: 'none' },
  'folders.make': { doing: 'Making a folder', changes: 'files' },
  'folders.removeEmpty': { doing: 'Removing a folder', changes: 'files' },
  'folders.rename': { doing: 'Renaming a folder', changes: 'files' },
  'folders.sameVolume': { doing: 'Comparing volumes', changes: 'none' },
  'folders.free': { doing: 'Asking for free space', changes: 'none' },
  'notes.create': { doing: 'Writing a note', changes: 'files' },
  'notes.replace': { doing: 'Writing a note', changes: 'files' },
  'notes.read': { doing: 'Reading a note', changes: 'none' },
  'notes.remove': { doing: 'Removing a note', changes: 'files' },
  'service.look': { doing: 'Looking at the service', changes: 'none' },
  'service.start': { doing: 'Starting the service', changes: 'service' },
  'service.stop': { doing: 'Stopping the service', changes: 'service' },
  'service.kill': { doing: 'Killing the service', changes: 'service' },
  'service.fence': { doing: 'Raising the fence', changes: 'service' },
  'service.unfence': { doing: 'Lifting the fence', changes: 'service' },
  'service.health': { doing: 'Looking at the health', changes: 'none' },
  'service.workers': { doing: 'Looking at the workers', changes: 'none' },
  'service.nudge': { doing: 'Nudging the service', changes: 'service' },
  'service.rivals': { doing: 'Looking for rivals', changes: 'none' },
  'service.mayControl': { doing: 'Asking for the right to control the service', changes: 'none' },
  'logs.mark': { doing: 'Marking the logs', changes: 'none' },
  'logs.since': { doing: 'Reading the logs', changes: 'none' },
  probe: { doing: 'Testing the normal operation', changes: 'mail' },
  facts: { doing: 'Asking for the facts of the host', changes: 'none' },
  // What it has done was asked for by other calls.
  settle: { doing: 'Waiting for what was asked for', changes: 'none' },
  close: { doing: 'Closing the connection', changes: 'none' },
} as const satisfies Record<string, { doing: string; changes: Effect }>;

export type CallName = keyof typeof calls;

/** One call as a wrapper sees it; `make` makes it, and may be called again, or not at all. */
export interface Call<T> {
  name: CallName;
  args: readonly unknown[];
  make(): Promise<T>;
}

/** What a wrapper does with a call. A listing is one call for each of its pages. */
export type Wrap = <T>(call: Call<T>) => Promise<T>;

/** The same host, each of its calls led through `wrap`. */
export function around(host: Host, wrap: Wrap): Host {
  const { files, folders, notes, service, logs } = host;
  const probe = host.probe?.bind(host);
  const settle = host.settle?.bind(host);
  const led =
    <A extends unknown[], T>(name: CallName, make: (...args: A) => Promise<T>) =>
    (...args: A): Promise<T> =>
      wrap({ name, args, make: () => make(...args) });
  return {
    ...(host.clock === undefined ? {} : { clock: host.clock }),
    files: {
      list: (folder) => pages(files.list(folder), folder, wrap),
      look: led('files.look', (...args) => files.look(...args)),
      move: led('files.move', (...args) => files.move(...args)),
      digest: led('files.digest', (...args) => files.digest(...args)),
      read: led('files.read', (...args) => files.read(...args)),
      inUse: led('files.inUse', (...args) => files.inUse(...args)),
    },
    folders: {
      make: led('folders.make', (...args) => folders.make(...args)),
      removeEmpty: led('folders.removeEmpty', (...args) => folders.removeEmpty(...args)),
      rename: led('folders.rename', (...args) => folders.rename(...args)),
      sameVolume: led('folders.sameVolume', (...args) => folders.sameVolume(...args)),
      free: led('folders.free', (...args) => folders.free(...args)),
    },
    notes: {
      create: led('notes.create', (...args) => notes.create(...args)),
      replace: led('notes.replace', (...args) => notes.replace(...args)),
      read: led('notes.read', (...args) => notes.read(...args)),
      remove: led('notes.remove', (...args) => notes.remove(...args)),
    },
    service: {
      look: led('service.look', () => service.look()),
      start: led('service.start', () => service.start()),
      stop: led('service.stop', () => service.stop()),
      kill: led('service.kill', (...args) => service.kill(...args)),
      canFence: service.canFence,
      fence: led('service.fence', () => service.fence()),
      unfence: led('service.unfence', () => service.unfence()),
      health: led('service.health', () => service.health()),
      workers: led('service.workers', (...args) => service.workers(...args)),
      nudge: led('service.nudge', (...args) => service.nudge(...args)),
      rivals: led('service.rivals', () => service.rivals()),
      ...(service.mayControl && { mayControl: led('service.mayControl', () => service.mayControl!()) }),
      describe: (verb) => service.describe(verb),
    },
    logs: {
      mark: led('logs.mark', () => logs.mark()),
      since: led('logs.since', (...args) => logs.since(...args)),
    },
    ...(probe === undefined ? {} : { probe: led('probe', () => probe()) }),
    facts: led('facts', () => host.facts()),
    ...(settle === undefined ? {} : { settle: led('settle', () => settle()) }),
    close: led('close', () => host.close()),
  };
}

/** A listing that is left before its end is let go, without waiting for it. */
async function* pages<T>(listing: AsyncIterable<T>, folder: string, wrap: Wrap): AsyncGenerator<T> {
  const reading = listing[Symbol.asyncIterator]();
  let left = true;
  try {
    for (;;) {
      const page = await wrap({ name: 'files.list', args: [folder], make: () => reading.next() });
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
