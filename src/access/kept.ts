import { randomBytes, randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
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
  // Written whole before it bears its name: one that was cut short would keep us from starting ever again.
  const draft = `${path}.${randomUUID()}`;
  try {
    await writeFile(draft, made, { mode: 0o600, flag: 'wx', flush: true });
    await link(draft, path).catch(async (error: NodeJS.ErrnoException) => {
      // Where there are no hard links: the lock of the store keeps other processes out of the folder.
      if (error.code === 'EEXIST') throw error;
      await rename(draft, path);
    });
    return made;
  } catch (error) {
    // Another one on the same folder was faster: one secret for both.
    const theirs = await read(path);
    if (theirs !== null) return theirs;
    throw error;
  } finally {
    await rm(draft, { force: true });
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
