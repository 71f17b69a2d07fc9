import type { Profiles, StoredProfile } from '../recovery/ports/store.ts';
import type { Profile } from '../recovery/profile.ts';
import { Documents } from './documents.ts';
import type { Db, DocumentTable } from './tables.ts';

/** The profiles that users wrote; the built-in ones are not in the store. */
export class SqlProfiles implements Profiles {
  readonly #documents: Documents;

  constructor(db: Db) {
    this.#documents = new Documents(db, 'profile');
  }

  async get(id: string): Promise<StoredProfile | null> {
    const row = await this.#documents.get(id);
    return row === null ? null : storedProfile(row);
  }

  async list(): Promise<StoredProfile[]> {
    return (await this.#documents.list()).map(storedProfile);
  }

  async put(profile: Profile, expect?: number): Promise<StoredProfile> {
    return { profile, version: await this.#documents.put(profile.id, profile, expect) };
  }

  async remove(id: string, expect?: number): Promise<boolean> {
    return await this.#documents.remove(id, expect);
  }
}

function storedProfile(row: DocumentTable): StoredProfile {
  return { profile: JSON.parse(row.document) as Profile, version: row.version };
}
