import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const length = 32;

/**
 * A random secret in the data folder, made when it is first asked for: what must stay the same over every
 * restart, such as the key that signs page tokens or the name of this installation.
 */
export async function keptSecret(folder: string, name: string): Promise<Buffer> {
  const path = join(folder, name);
  const kept = await read(path);
  if (kept !== null) return kept;
  const made = randomBytes(length);
  try {
    await writeFile(path, made, { mode: 0o600, flag: 'wx', flush: true });
    return made;
  } catch (error) {
    // Another process on the same folder was faster: one secret for both.
    const theirs = await read(path);
    if (theirs !== null) return theirs;
    throw error;
  }
}

/** What is there; a file that was cut short counts for nothing and is not written over either. */
async function read(path: string): Promise<Buffer | null> {
  try {
    const secret = await readFile(path);
    if (secret.length === length) return secret;
    throw new Error(`${path} is not ${length} bytes long; remove it to have a new one made`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
