import type { Host } from '../recovery/ports/host.ts';
import type { Store } from '../recovery/ports/store.ts';
import { Problem } from '../recovery/problems.ts';
import type { Profile } from '../recovery/profile.ts';
import { type Spec, specOf } from '../recovery/spec.ts';

/** What a job knows of its fence, and a host may not be able to tell. */
export interface Known {
  fenced: boolean;
  found?: string | null;
  /** Keeps durably what the fence finds, before it goes up. */
  keepFound?(found: string): Promise<void>;
  /** Whoever only plans looks, and touches nothing. */
  rehearsal?: boolean;
}

/** What is needed to reach the host of a server. */
export interface Reach {
  store: Pick<Store, 'servers'>;
  /** Opens the host of a registration, with whatever wrappers the house puts around it. */
  openHost(spec: Spec, known: Known): Promise<Host>;
  /** A built-in profile, or one that was stored. */
  profile(id: string): Promise<Profile | null>;
}

/** The server as its registration and profile describe it now. */
export async function currentSpec(reach: Reach, server: string): Promise<Spec> {
  const registered = await reach.store.servers.get(server);
  if (registered === null) {
    throw new Problem('server-unknown', `No server ${server} is registered.`, {
      untouched: 'Nothing was touched.',
      next: 'Check the name, or register it with PUT /v1/servers/{server}.',
    });
  }
  const profile = await reach.profile(registered.profile);
  if (profile === null) {
    throw new Problem('profile-unknown', `The profile ${registered.profile} of ${server} is not known.`, {
      untouched: 'Nothing was touched.',
      next: 'PUT the profile, or register the server with another one.',
    });
  }
  return specOf(server, registered, profile);
}

/** Uses the host and closes it, whatever comes of the use. */
export async function withHost<T>(
  reach: Reach,
  spec: Spec,
  use: (host: Host) => Promise<T>,
  rehearsal = false,
): Promise<T> {
  const host = await reach.openHost(spec, { fenced: false, rehearsal });
  try {
    const answer = await use(host);
    await host.settle?.();
    return answer;
  } finally {
    await host.close();
  }
}
