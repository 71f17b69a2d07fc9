import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';

/** Everything below a folder with inode, times and content: two of these are equal only if nothing changed. */
export function fingerprint(folder: string): string {
  const hash = createHash('sha256');
  for (const path of [...below(Buffer.from(folder))].sort(Buffer.compare)) {
    const stat = lstatSync(path);
    hash.update(path);
    hash.update(` ${stat.ino} ${stat.mode} ${stat.size} ${stat.mtimeMs}\n`);
    if (stat.isFile()) hash.update(readFileSync(path));
  }
  return hash.digest('hex');
}

/**
 * A line for each entry below a folder, which is the same only while it is the same entry: for a file its
 * inode, owner, mode, time and content. Folders may be made again: of them owner and mode alone. Paths are
 * bytes, one character each.
 */
export function standing(folder: string): string[] {
  const base = Buffer.byteLength(folder) + 1;
  const lines = [...below(Buffer.from(folder))].map((path) => {
    const { ino, mode, uid, gid, size, mtimeNs } = lstatSync(path, { bigint: true });
    const kept = `${path.subarray(base).toString('latin1')} ${mode.toString(8)} ${uid}:${gid}`;
    if (lstatSync(path).isDirectory()) return kept;
    return `${kept} ${ino} ${size} ${mtimeNs} ${contentOf(path)}`;
  });
  return lines.sort();
}

const readable = 1024 * 1024;

function contentOf(path: Buffer): string {
  const stat = lstatSync(path);
  if (!stat.isFile() || stat.size > readable) return '-';
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** Paths as bytes, since a name need not be text. */
function* below(folder: Buffer): Generator<Buffer> {
  for (const entry of readdirSync(folder, { withFileTypes: true, encoding: 'buffer' })) {
    const path = Buffer.concat([folder, Buffer.from('/'), entry.name]);
    yield path;
    if (entry.isDirectory()) yield* below(path);
  }
}
