import { isDeepStrictEqual } from 'node:util';
import type { Store } from '../recovery/ports/store.ts';
import { Problem } from '../recovery/problems.ts';
import type { Profile } from '../recovery/profile.ts';
import { type Fault, profileFaults } from '../recovery/profile-faults.ts';
import type { Registration, Server } from '../recovery/server.ts';
import { serverUnknown } from './jobs.ts';
import type { Parts } from './parts.ts';
import { rootFault } from './roots.ts';
import { withoutSecrets } from './views/server.ts';

type Needs = Pick<Parts, 'store' | 'profiles'>;

export async function serverNamed(store: Store, name: string): Promise<Server> {
  const server = await store.servers.get(name);
  if (server !== null) return server;
  throw serverUnknown(name);
}

async function profileOf({ store, profiles }: Needs, id: string): Promise<Profile | null> {
  return profiles.get(id) ?? (await store.profiles.get(id))?.profile ?? null;
}

/** Registers or changes a server; all its faults are told at once. */
export async function registerServer(
  parts: Needs,
  name: string,
  registration: Registration,
  expect: number | undefined,
): Promise<Server> {
  const errors = faultsOf(registration, await profileOf(parts, registration.profile));
  if (errors.length > 0) {
    const onlyRoot = errors.every((fault) => fault.pointer === '#/root');
    throw new Problem(onlyRoot ? 'root-refused' : 'server-invalid', errors.map(sentence).join('; '), {
      untouched: 'Nothing was registered.',
      extra: { errors },
    });
  }
  return parts.store.atomically(async (store) => {
    await refuseWhileOpen(store, name, registration);
    return store.servers.put(name, registration, expect);
  });
}

export async function removeServer(store: Store, name: string, expect: number | undefined): Promise<void> {
  await store.atomically(async (inside) => {
    await refuseWhileOpen(inside, name, null);
    await inside.servers.remove(name, expect);
  });
}

function faultsOf(registration: Registration, profile: Profile | null): Fault[] {
  if (profile === null) {
    return [{ pointer: '#/profile', detail: `there is no profile ${registration.profile}` }];
  }
  const ofRoot = rootFault(registration, profile);
  const { queues } = registration;
  const ofQueues =
    queues === undefined
      ? []
      : profileFaults({ ...profile, queues }).filter((fault) => fault.pointer.startsWith('#/queues'));
  return [...(ofRoot === null ? [] : [{ pointer: '#/root', detail: ofRoot }]), ...ofQueues];
}

function sentence(fault: Fault): string {
  return `${fault.pointer} ${fault.detail}`;
}

/** While a job is open only a secret may change: the job works on its own copy of all the rest. */
async function refuseWhileOpen(store: Store, name: string, next: Registration | null): Promise<void> {
  const job = await store.jobs.openOf(name);
  if (job === null) return;
  const known = await store.servers.get(name);
  if (known !== null && next !== null && isDeepStrictEqual(shown(known), shown(next))) return;
  throw new Problem('job-open', `A recovery of ${name} is open; only a secret can be changed meanwhile.`, {
    untouched: 'The registration stands as it was.',
    next: 'Finish it, abort it or close it first.',
    extra: { job: job.id, state: job.state },
  });
}

function shown(registration: Registration & { name?: string; version?: number }): unknown {
  const { name: _, version: __, connection, ...rest } = registration;
  return { ...rest, connection: withoutSecrets(connection) };
}
