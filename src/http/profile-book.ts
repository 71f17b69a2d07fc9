import type { Page, PageRequest, Store, StoredProfile } from '../recovery/ports/store.ts';
import { Problem } from '../recovery/problems.ts';
import type { Profile } from '../recovery/profile.ts';
import { profileFaults } from '../recovery/profile-faults.ts';
import { everyServer } from '../recovery/sight.ts';
import type { FixedProfiles, Parts } from './parts.ts';

export interface ProfileSummary {
  id: string;
  title: string;
  readOnly: boolean;
  version: number | null;
}

/** The profiles that came with us and those that were PUT, as one book. */
export class ProfileBook {
  readonly #store: Store;
  readonly #fixed: FixedProfiles;

  constructor({ store, profiles }: Pick<Parts, 'store' | 'profiles'>) {
    this.#store = store;
    this.#fixed = profiles;
  }

  async list({ limit, after }: PageRequest): Promise<Page<ProfileSummary>> {
    const all = [
      ...this.#fixed.list().map((profile) => summary(profile, null)),
      ...(await this.#store.profiles.list()).map(({ profile, version }) => summary(profile, version)),
    ].sort((a, b) => (a.id < b.id ? -1 : 1));
    const rest = after === undefined ? all : all.filter((profile) => profile.id > after);
    const items = rest.slice(0, limit);
    return rest.length > limit ? { items, next: items.at(-1)!.id } : { items };
  }

  async read(id: string): Promise<{ profile: Profile; version: number | null }> {
    const fixed = this.#fixed.get(id);
    if (fixed !== null) return { profile: fixed, version: null };
    const stored = await this.#store.profiles.get(id);
    if (stored === null) throw new Problem('profile-unknown', `There is no profile ${id}.`);
    return stored;
  }

  /** Of a profile that was PUT; null when there is none. */
  async versionOf(id: string): Promise<number | null> {
    return (await this.#store.profiles.get(id))?.version ?? null;
  }

  assertWritable(id: string): void {
    if (this.#fixed.get(id) === null) return;
    throw new Problem('profile-read-only', `${id} came with Unjam or lies in the profiles folder.`, {
      untouched: 'Nothing was changed.',
      next: 'Read it and PUT it under another id.',
    });
  }

  async write(id: string, profile: Profile, expect: number | undefined): Promise<StoredProfile> {
    const errors = [
      ...(profile.id === id ? [] : [{ pointer: '#/id', detail: `must be ${id}, as in the path` }]),
      ...profileFaults(profile),
    ];
    if (errors.length === 0) return this.#store.profiles.put(profile, expect);
    throw new Problem('profile-invalid', errors.map((e) => `${e.pointer} ${e.detail}`).join('; '), {
      untouched: 'Nothing was stored.',
      extra: { errors },
    });
  }

  async remove(id: string, expect: number | undefined): Promise<void> {
    await this.#store.atomically(async (store) => {
      const user = await userOf(store, id);
      if (user !== null)
        throw new Problem('profile-in-use', `${user} uses ${id}.`, { untouched: 'It stays.' });
      await store.profiles.remove(id, expect);
    });
  }
}

function summary(profile: Profile, version: number | null): ProfileSummary {
  return { id: profile.id, title: profile.title ?? profile.id, readOnly: version === null, version };
}

/** Some server that uses this profile. */
async function userOf(store: Store, profile: string): Promise<string | null> {
  let after: string | undefined;
  do {
    const page = await store.servers.list({ limit: 500, after }, everyServer);
    const user = page.items.find((server) => server.profile === profile);
    if (user !== undefined) return user.name;
    after = page.next;
  } while (after !== undefined);
  return null;
}
