import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Everything below a folder with inode, times and content: two of these are equal only if nothing changed. */
export function fingerprint(folder: string): string {
  const hash = createHash('sha256');
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'latin1' }).sort()) {
    const path = Buffer.from(join(folder, entry), 'latin1');
    const stat = lstatSync(path);
    hash.update(`${path} ${stat.ino} ${stat.mode} ${stat.size} ${stat.mtimeMs}\n`);
    if (stat.isFile()) hash.update(readFileSync(path));
  }
  return hash.digest('hex');
}
