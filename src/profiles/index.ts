import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import Value from 'typebox/value';
import { parse as parseYaml } from 'yaml';
import { Profile } from '../recovery/profile.ts';
import { type Fault, profileFaults } from '../recovery/profile-faults.ts';

/** The profiles that come with Unjam, one file each beside this one. */
const builtInFolder = import.meta.dirname;

/** Profiles that are read-only here: built in, or files in the folder of the settings. */
export interface FixedProfiles {
  get(id: string): Profile | null;
  list(): Profile[];
}

/**
 * Reads the built-in profiles and those of `folder`. A file with a fault ends the start: a profile that is
 * silently missing at 3 a.m. is worse than a service that says what is wrong with it.
 */
export async function loadProfiles(folder?: string): Promise<FixedProfiles> {
  const profiles = new Map<string, Profile>();
  for (const from of folder === undefined ? [builtInFolder] : [builtInFolder, folder]) {
    for (const file of await profileFiles(from)) {
      const profile = await readProfile(join(from, file));
      if (profiles.has(profile.id))
        throw new Error(`profile ${join(from, file)}: there is another profile ${profile.id}`);
      profiles.set(profile.id, profile);
    }
  }
  return {
    get: (id) => profiles.get(id) ?? null,
    list: () => [...profiles.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

async function profileFiles(folder: string): Promise<string[]> {
  const files = await readdir(folder);
  return files.filter((file) => ['.json', '.yaml', '.yml'].includes(extname(file))).sort();
}

async function readProfile(path: string): Promise<Profile> {
  const document: unknown = parseYaml(await readFile(path, 'utf8'));
  const faults = documentFaults(document);
  if (faults.length > 0)
    throw new Error(`profile ${path}: ${faults.map((f) => `${f.pointer} ${f.detail}`).join('; ')}`);
  return document as Profile;
}

function documentFaults(document: unknown): Fault[] {
  const faults = Value.Errors(Profile, document).map((e) => ({
    pointer: `#${e.instancePath}`,
    detail: e.message,
  }));
  return faults.length > 0 ? faults : profileFaults(document as Profile);
}
