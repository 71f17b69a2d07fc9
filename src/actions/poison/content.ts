import type { Job } from '../../recovery/job.ts';
import { folderOf } from '../../recovery/layout.ts';
import type { Message } from '../../recovery/message.ts';
import { join, type Path, toText } from '../../recovery/names.ts';
import type { Entry, Host } from '../../recovery/ports/host.ts';
import { Problem } from '../../recovery/problems.ts';
import { type Member, tar } from './tar.ts';

/** What a message holds, for a download. */
export interface Content {
  /** Of printable ASCII without what a shell, a path or a header would stumble over. */
  fileName: string;
  mediaType: 'message/rfc822' | 'application/octet-stream' | 'application/x-tar';
  /** Null where it is known only at the end. */
  bytes: number | null;
  sha256: string | null;
  chunks: AsyncIterable<Uint8Array>;
  /** Closes the host; whoever reads calls it at the end, however it ends. */
  close(): Promise<void>;
}

/** Bytes of one reading: large enough for few calls, small enough for many downloads at once. */
const chunk = 256 * 1024;

/** The file of a message; of one that is a folder or several files, a tar archive of them. */
export async function contentOf(host: Host, job: Job, message: Message): Promise<Omit<Content, 'close'>> {
  const folder = folderOf(job, message, 'poison');
  const entries = await host.files.look(folder, message.parts);
  const { sha256 } = message;
  const [only] = entries;
  if (entries.length === 1 && only?.kind === 'file') {
    const rfc822 = job.spec.message.format === 'rfc822';
    return {
      fileName: `${safe(message)}.${rfc822 ? 'eml' : 'bin'}`,
      mediaType: rfc822 ? 'message/rfc822' : 'application/octet-stream',
      bytes: only.size,
      sha256,
      chunks: pieces(host, join(folder, only.name), only.size),
    };
  }
  return {
    fileName: `${safe(message)}.tar`,
    mediaType: 'application/x-tar',
    bytes: null,
    sha256,
    chunks: tar(members(host, folder, '', entries)),
  };
}

async function* pieces(host: Host, path: Path, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < size; ) {
    const bytes = await host.files.read(path, at, Math.min(chunk, size - at));
    if (bytes === null || bytes.length === 0) {
      throw new Problem('host-failed', `${toText(path)} ended after ${at} of ${size} bytes.`);
    }
    yield bytes;
    at += bytes.length;
  }
}

/** Links, pipes and devices inside a message are left out: they are never followed or opened. */
async function* members(
  host: Host,
  base: Path,
  inside: Path,
  entries: (Entry | null)[],
): AsyncGenerator<Member> {
  for (const entry of entries) {
    if (entry === null) continue;
    const path = join(inside, entry.name);
    const whole = join(base, path);
    const { size, modifiedAt } = entry;
    if (entry.kind === 'file') yield { path, size, modifiedAt, content: pieces(host, whole, size) };
    if (entry.kind !== 'folder') continue;
    for await (const page of host.files.list(whole)) yield* members(host, base, path, page);
  }
}

/** A name from a spool may hold anything: what is no plain letter or digit becomes `_`. */
function safe({ queue, name }: Message): string {
  return `${queue}-${toText(name)}`
    .replace(/[^A-Za-z0-9.-]/g, '_')
    .replace(/^\.+/, '')
    .slice(0, 100);
}
