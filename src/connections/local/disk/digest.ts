import { createHash, hash } from 'node:crypto';
import { readSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import type { ByteName, Path } from '../../../recovery/names.ts';
import type { Digest } from '../../../recovery/ports/host.ts';
import { messageIdOf } from '../../message-id.ts';
import { close, openAt, open as openFlags } from './libc.ts';
import { allNames } from './list.ts';
import { isName, openFolder, type Root } from './root.ts';
import { entryAt } from './stat.ts';
import type { Fd } from './system.ts';

/** How long this thread works before it lets another call in, milliseconds. */
const slice = 20;
const deepest = 8;
const buffer = Buffer.allocUnsafeSlow(1024 * 1024);

/**
 * What each of these entries holds, in one reading; null for what is not there, cannot be read, or is neither
 * file nor folder (such a thing is never opened). A folder's digest is that of the list `sha256sum` would
 * print of its files in the order of their names' bytes. Ends at `signal` with its reason.
 */
export async function digest(
  root: Root,
  folder: Path,
  names: ByteName[],
  signal: AbortSignal,
): Promise<(Digest | null)[]> {
  const fd = openFolder(root, folder, openFlags.passage);
  try {
    const found: (Digest | null)[] = [];
    const turn = turns(signal);
    for (const name of names) {
      // Without a wait for the small file that nearly every message is: 100,000 waits are felt.
      const quick = isName(name) ? quickly(fd, name) : null;
      found.push(quick === 'long' ? await ofEntry(fd, name, turn) : quick);
      const pause = turn();
      if (pause !== undefined) await pause;
    }
    return found;
  } finally {
    close(fd);
  }
}

/** The digest of a file that fits the buffer; `long` for what takes more. */
function quickly(dir: Fd, name: ByteName): Digest | null | 'long' {
  try {
    const kind = entryAt(dir, name)?.kind;
    if (kind === 'folder') return 'long';
    return kind === 'file' ? withFile(dir, name, wholeOf) : null;
  } catch {
    return null;
  }
}

/** Null when it is no regular file any more: the name may have been given to something else meanwhile. */
function withFile<T>(dir: Fd, name: ByteName, work: (fd: Fd) => T): T | null {
  const fd = openAt(dir, name, openFlags.file);
  try {
    return entryAt(fd, '')?.kind === 'file' ? work(fd) : null;
  } finally {
    close(fd);
  }
}

function wholeOf(fd: Fd): Digest | 'long' {
  const length = readSync(fd, buffer, 0, buffer.length, 0);
  if (length === buffer.length) return 'long';
  const content = buffer.subarray(0, length);
  return { sha256: hash('sha256', content, 'hex'), messageId: messageIdOf(content) };
}

type Turn = () => Promise<void> | undefined;

function turns(signal: AbortSignal): Turn {
  let since = performance.now();
  return () => {
    signal.throwIfAborted();
    if (performance.now() - since < slice) return undefined;
    return setImmediate().then(() => {
      since = performance.now();
    });
  };
}

async function ofEntry(dir: Fd, name: ByteName, turn: Turn): Promise<Digest | null> {
  try {
    const kind = entryAt(dir, name)?.kind;
    if (kind === 'file') return await ofFile(dir, name, turn);
    if (kind === 'folder') return await ofFolder(dir, name, turn);
  } catch (error) {
    if (isAbort(error)) throw error;
  }
  return null;
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** In chunks: a file of 4 GiB is never in memory as a whole. */
async function ofFile(dir: Fd, name: ByteName, turn: Turn): Promise<Digest | null> {
  const fd = openAt(dir, name, openFlags.file);
  try {
    if (entryAt(fd, '')?.kind !== 'file') return null;
    const sum = createHash('sha256');
    let messageId: string | null = null;
    for (let at = 0; ; ) {
      const length = readSync(fd, buffer, 0, buffer.length, at);
      if (length === 0) return { sha256: sum.digest('hex'), messageId };
      const chunk = buffer.subarray(0, length);
      if (at === 0) messageId = messageIdOf(chunk);
      sum.update(chunk);
      at += length;
      await turn();
    }
  } finally {
    close(fd);
  }
}

async function ofFolder(dir: Fd, name: ByteName, turn: Turn): Promise<Digest | null> {
  const files = new Map<Path, Digest | null>();
  await collect(dir, name, '', turn, files);
  const sum = createHash('sha256');
  let messageId: string | null = null;
  for (const path of [...files.keys()].sort()) {
    const digest = files.get(path);
    if (digest == null) return null;
    sum.update(`${digest.sha256}  ${path}\n`, 'latin1');
    messageId ??= digest.messageId;
  }
  return { sha256: sum.digest('hex'), messageId };
}

async function collect(dir: Fd, name: ByteName, prefix: Path, turn: Turn, into: Map<Path, Digest | null>) {
  if (prefix.split('/').length > deepest) throw new Error('the folder of a message is too deep');
  const fd = openAt(dir, name, openFlags.folder);
  try {
    for (const inner of allNames(fd)) {
      const kind = entryAt(fd, inner)?.kind;
      if (kind === 'file') into.set(prefix + inner, await ofFile(fd, inner, turn));
      if (kind === 'folder') await collect(fd, inner, `${prefix}${inner}/`, turn, into);
      await turn();
    }
  } finally {
    close(fd);
  }
}
