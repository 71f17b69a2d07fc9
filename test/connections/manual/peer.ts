import { Desk } from '../../../src/connections/manual/desk.ts';
import { manual } from '../../../src/connections/manual/open.ts';
import type { Host } from '../../../src/recovery/ports/host.ts';
import type { Spec } from '../../../src/recovery/spec.ts';
import type { HostPeer } from '../../contracts/host-peer.ts';
import { type Manner, Person } from '../../peers/person/person.ts';
import { type LocalPeer, localPeer } from '../local/peer.ts';

/** A mail host that nothing reaches but a person with `sh`: the same folders and the same service as the local one. */
export interface ManualPeer extends HostPeer {
  /** How the person is from now on; `deeds`: only where more is asked for than a look. */
  behave(manner: Manner, deeds?: 'deeds'): void;
  /** What the reports were refused with since the last time that this was asked. */
  refusals(): string[];
}

/**
 * By hand a host is seen as it was when an action began, and after each of its steps. The suite changes things beside
 * the host at any time, so that each call on files, folders and notes is an action of its own here: the host is
 * opened and looked at anew, and what was ordered is done before the answer counts. What is done to the service, and
 * the watch that follows, is one action throughout.
 */
export async function manualPeer(): Promise<ManualPeer> {
  const local = await localPeer();
  const spec = byHand(local);
  let how: { manner: Manner; onlyDeeds: boolean } = { manner: 'literal', onlyDeeds: false };
  const people: Person[] = [];
  const open = async () => {
    const desk = new Desk();
    const person = new Person(desk, spec.server);
    Object.assign(person, how);
    people.push(person);
    return await manual(desk).open(spec, {});
  };
  const lasting = await open();
  const once = async <T>(use: (host: Host) => Promise<T>): Promise<T> => {
    const host = await open();
    const answer = await use(host);
    await host.settle!();
    return answer;
  };
  return {
    ...local,
    host: {
      ...lasting,
      files: calls('files', once, {
        async *list(folder) {
          yield* (await open()).files.list(folder);
        },
      }),
      folders: calls('folders', once),
      notes: calls('notes', once),
    },
    kind: { ...local.kind, times: false, byHand: true, many: 2500 },
    service: { behave: local.service.behave, pid: local.service.pid },
    behave(manner, deeds) {
      how = { manner, onlyDeeds: deeds !== undefined };
      for (const person of people) Object.assign(person, how);
    },
    refusals: () => people.flatMap(({ refusals }) => refusals.splice(0)),
  };
}

type Calls = Record<string, (...args: unknown[]) => Promise<unknown>>;

/** Each call of a part of the port on a host of its own. */
function calls<K extends 'files' | 'folders' | 'notes'>(
  part: K,
  once: <T>(use: (host: Host) => Promise<T>) => Promise<T>,
  own: Partial<Host[K]> = {},
): Host[K] {
  const get = (_: unknown, name: string) =>
    Reflect.get(own, name) ??
    ((...args: unknown[]) => once((host) => (host[part] as unknown as Calls)[name]!(...args)));
  return new Proxy({}, { get }) as Host[K];
}

function byHand({ spec }: LocalPeer): Spec {
  const { service } = spec.connection as unknown as { service: object };
  const connection = { type: 'manual' as const, service };
  return { ...spec, connection, timing: { ...spec.timing, observeSeconds: 0, stopSeconds: 3 } };
}
