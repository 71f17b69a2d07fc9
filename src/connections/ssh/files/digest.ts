import { createHash } from 'node:crypto';
import { type ByteName, type Path, toBytes } from '../../../recovery/names.ts';
import type { Digest } from '../../../recovery/ports/host.ts';
import { messageIdOf } from '../../message-id.ts';
import { Gate } from '../../turns/gate.ts';
import { isFolder, kindOf } from '../sftp/kind.ts';
import { isRefused } from '../sftp/status.ts';
import type { Here, Site } from '../site.ts';
import { entriesOf } from './entries.ts';
import { passage } from './passage.ts';
import { readFile } from './read.ts';

const patience = 500_000;
const headLength = 64 * 1024;
const pieceLength = 1024 * 1024;
const deepest = 8;
/** Files that are read at once: each may have a piece of a MiB in memory, or only its head. */
const atOnce = 8;
const headsAtOnce = 32;

/**
 * What each of these entries holds; null for what is not there, cannot be read, or is neither file nor folder. A
 * folder's digest is that of the list `sha256sum` would print of its files in the order of their names' bytes.
 */
export async function digest(site: Site, folder: Path, names: ByteName[]): Promise<(Digest | null)[]> {
  const here = await site.here();
  const path = await passage(here, folder);
  const entries = await entriesOf(site, here, path, names);
  const files = names.filter((_, i) => entries[i]?.kind === 'file');
  const ofFiles = new Map(await digestFiles(site, here, path, files));
  const gate = new Gate(atOnce);
  return await Promise.all(
    names.map(async (name, i) => {
      if (entries[i]?.kind !== 'folder') return ofFiles.get(name) ?? null;
      return await gate.through(() => unlessRefused(ofFolder(site, here, `${path}/${name}`)));
    }),
  );
}

/** Folders in the folder of a message, without end. */
class TooDeep extends Error {}

type Digested = [name: ByteName, digest: Digest | null];

/** Regular files of one folder: where they lie, if the host can; else over the network. */
async function digestFiles(site: Site, here: Here, path: ByteName, names: ByteName[]): Promise<Digested[]> {
  const sums = here.tools.sha256sum ? await sumsOf(site, path, names) : null;
  const gate = new Gate(sums === null ? atOnce : headsAtOnce);
  return await Promise.all(
    names.map(async (name): Promise<Digested> => {
      const whole = () => unlessRefused(ofFile(here, `${path}/${name}`, sums?.get(name) ?? null));
      return [name, sums === null || sums.has(name) ? await gate.through(whole) : null];
    }),
  );
}

/** The sums by name, in one command; a file that cannot be read has none. */
async function sumsOf(site: Site, path: ByteName, names: ByteName[]): Promise<Map<ByteName, string>> {
  if (names.length === 0) return new Map();
  const input = toBytes(names.map((name) => `${name}\0`).join(''));
  const script = 'cd "$1" || exit 1; xargs -0 sha256sum -z -- 2>/dev/null; [ $? -le 123 ]';
  const said = (await site.commands.script(script, [path], input, patience)) ?? '';
  // Each line is the sum, a space, a space or a star, and the name.
  const lines = said.split('\0').filter((line) => /^[\da-f]{64} [ *]/.test(line));
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
}

async function ofFile({ sftp }: Here, path: ByteName, sum: string | null): Promise<Digest | null> {
  const head = await readFile(sftp, path, 0, sum === null ? pieceLength : headLength);
  if (head === null) return null;
  const messageId = messageIdOf(head);
  if (sum !== null) return { sha256: sum, messageId };
  const hash = createHash('sha256').update(head);
  for (let at = head.length, piece = head; piece.length === pieceLength; at += piece.length) {
    const next = await readFile(sftp, path, at, pieceLength);
    if (next === null) return null;
    piece = next;
    hash.update(piece);
  }
  return { sha256: hash.digest('hex'), messageId };
}

async function ofFolder(site: Site, here: Here, path: ByteName): Promise<Digest | null> {
  const files = new Map<Path, Digest | null>();
  await collect(site, here, path, '', files);
  const sum = createHash('sha256');
  let messageId: string | null = null;
  for (const name of [...files.keys()].sort()) {
    const one = files.get(name);
    if (one == null) return null;
    sum.update(`${one.sha256}  ${name}\n`, 'latin1');
    messageId ??= one.messageId;
  }
  return { sha256: sum.digest('hex'), messageId };
}

async function collect(site: Site, here: Here, path: ByteName, prefix: Path, into: Map<Path, Digest | null>) {
  if (prefix.split('/').length > deepest) throw new TooDeep();
  const files: ByteName[] = [];
  const folders: ByteName[] = [];
  for await (const page of here.sftp.names(path)) {
    for (const { name, attrs } of page) {
      if (kindOf(attrs.mode) === 'file') files.push(name);
      if (isFolder(attrs)) folders.push(name);
    }
  }
  for (const [name, one] of await digestFiles(site, here, path, files)) into.set(prefix + name, one);
  for (const name of folders) await collect(site, here, `${path}/${name}`, `${prefix}${name}/`, into);
}

/** What the server refuses to read, or what is too deep, has no digest; a connection that is lost is told. */
async function unlessRefused(work: Promise<Digest | null>): Promise<Digest | null> {
  try {
    return await work;
  } catch (error) {
    if (isRefused(error) || error instanceof TooDeep) return null;
    throw error;
  }
}
