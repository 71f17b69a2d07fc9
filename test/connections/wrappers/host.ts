import { type CallName, calls } from '../../../src/connections/wrappers/around.ts';
import type { Host } from '../../../src/recovery/ports/host.ts';

/** A host whose every call is answered by `answer`. */
export function answering(answer: (name: CallName) => unknown): Host {
  const part = (name: string) =>
    new Proxy({}, { get: (_, method) => async () => answer(`${name}.${String(method)}` as CallName) });
  const names = ['files', 'folders', 'notes', 'service', 'logs'];
  return {
    ...Object.fromEntries(names.map((name) => [name, part(name)])),
    probe: async () => answer('probe'),
    facts: async () => answer('facts'),
    settle: async () => answer('settle'),
    close: async () => answer('close'),
  } as unknown as Host;
}

/** Makes every call of the port but the listing, each with arguments that fit it. */
export const everyCall: Record<Exclude<CallName, 'files.list'>, (host: Host) => Promise<unknown>> = {
  'files.look': (host) => host.files.look('in', ['a']),
  'files.move': (host) => host.files.move('in', 'in/temp', ['a', 'b']),
  'files.digest': (host) => host.files.digest('in', ['a']),
  'files.read': (host) => host.files.read('in/a', 0, 1),
  'files.inUse': (host) => host.files.inUse(),
  'folders.make': (host) => host.folders.make('in/temp', 'in'),
  'folders.removeEmpty': (host) => host.folders.removeEmpty('in/temp'),
  'folders.rename': (host) => host.folders.rename('a', 'b'),
  'folders.sameVolume': (host) => host.folders.sameVolume('a', 'b'),
  'folders.free': (host) => host.folders.free('a'),
  'notes.create': (host) => host.notes.create('note', 'content'),
  'notes.replace': (host) => host.notes.replace('note', 'content'),
  'notes.read': (host) => host.notes.read('note'),
  'notes.remove': (host) => host.notes.remove('note'),
  'service.look': (host) => host.service.look(),
  'service.start': (host) => host.service.start(),
  'service.stop': (host) => host.service.stop(),
  'service.kill': (host) => host.service.kill([{ pid: 7, startedAt: '1', image: 'ims' }]),
  'service.fence': (host) => host.service.fence(),
  'service.unfence': (host) => host.service.unfence(),
  'service.health': (host) => host.service.health(),
  'service.workers': (host) => host.service.workers([]),
  'service.nudge': (host) => host.service.nudge(['a']),
  'service.rivals': (host) => host.service.rivals(),
  'service.mayControl': (host) => host.service.mayControl!(),
  'logs.mark': (host) => host.logs.mark(),
  'logs.since': (host) => host.logs.since(null),
  probe: (host) => host.probe!(),
  facts: (host) => host.facts(),
  settle: (host) => host.settle!(),
  close: (host) => host.close(),
};

export const names = Object.keys(everyCall) as (keyof typeof everyCall)[];
export const changing = names.filter((name) => calls[name].changes !== 'none');
