import { createHash } from 'node:crypto';
import { type ByteName, join, type Path } from '../../recovery/names.ts';
import type { Digest, Entry } from '../../recovery/ports/host.ts';
import { messageIdOf } from '../message-id.ts';
import { exists, type List, type Look } from './look.ts';
import type { Place } from './place.ts';
import type { Remote } from './remote.ts';

const deepest = 8;

/**
 * What entries of a folder hold. Every byte crosses the network: `readsLocally` says so, and only what is asked for
 * is read. A folder's digest is that of the list `sha256sum` would print of its files, in the order of their bytes.
 */
export function digests(remote: Remote, place: Place, list: List, look: Look) {
  async function ofEntry(path: Path, kind: Entry['kind'], depth: number): Promise<Digest | null> {
    if (kind === 'file') return await ofFile(remote, place(path));
    return kind === 'folder' && depth < deepest ? await ofFolder(path, depth) : null;
  }

  async function ofFolder(path: Path, depth: number): Promise<Digest | null> {
    const entries: Entry[] = [];
    for await (const page of list(path)) entries.push(...page);
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    const sum = createHash('sha256');
    let messageId: string | null = null;
    for (const { name, kind } of entries) {
      const digest = await ofEntry(join(path, name), kind, depth + 1);
      if (digest === null) return null;
      sum.update(`${digest.sha256}  ${name}\n`, 'latin1');
      messageId ??= digest.messageId;
    }
    return { sha256: sum.digest('hex'), messageId };
  }

  return async (folder: Path, names: ByteName[]): Promise<(Digest | null)[]> => {
    const entries = await look(folder, names);
    // Of a folder that is not there, no entry is; of one that is, an entry may just have gone.
    if (entries.every((entry) => entry === null)) await exists(look, folder);
    const found: (Digest | null)[] = [];
    for (const [index, entry] of entries.entries()) {
      found.push(entry === null ? null : await ofEntry(join(folder, names[index]!), entry.kind, 0));
    }
    return found;
  };
}

async function ofFile(remote: Remote, path: string): Promise<Digest | null> {
  const told = await remote.ask<{ sha256: string; head: string } | null>(
    'digest',
    { path },
    { doing: 'Reading messages' },
  );
  if (told === null) return null;
  return { sha256: told.sha256, messageId: messageIdOf(Buffer.from(told.head, 'base64')) };
}
