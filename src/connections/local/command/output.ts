import { closeSync, constants, fstatSync, lstatSync, mkdirSync, openSync, readSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const { O_APPEND, O_CREAT, O_NOFOLLOW, O_RDWR, O_TRUNC } = constants;

/** A file for what a start command prints. */
export interface Output {
  fd: number | 'ignore';
  read(most: number): string;
  close(): void;
}

/**
 * A service may go on writing to the output of its start command as long as it lives. A pipe would end it
 * when we stop reading, and a file without a name would fill the disk unseen: so it is a file that can be
 * found, one for each server, begun anew at each start. Where it cannot be made, the output is thrown away:
 * a full disk must not keep a service from starting.
 */
export function startOutput(name: string): Output {
  try {
    const folder = ownFolder();
    const file = join(folder, `${name.replace(/[^\w.-]/g, '_')}.start.txt`);
    const fd = openSync(file, O_RDWR | O_CREAT | O_TRUNC | O_APPEND | O_NOFOLLOW, 0o600);
    return { fd, read: (most) => tail(fd, most), close: () => closeSync(fd) };
  } catch {
    return { fd: 'ignore', read: () => '', close: () => undefined };
  }
}

/** In a folder that anybody may write to, ours must be a real folder and belong to us. */
function ownFolder(): string {
  const user = process.getuid?.() ?? 0;
  const folder = join(tmpdir(), `unjam-${user}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const stat = lstatSync(folder);
  if (!stat.isDirectory() || stat.uid !== user) throw new Error(`${folder} belongs to somebody else`);
  return folder;
}

function tail(fd: number, most: number): string {
  const { size } = fstatSync(fd);
  const bytes = Buffer.alloc(Math.min(most, size));
  const length = readSync(fd, bytes, 0, bytes.length, size - bytes.length);
  return bytes.toString('utf8', 0, length);
}
