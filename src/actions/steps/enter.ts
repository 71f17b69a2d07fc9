import { randomUUID } from 'node:crypto';
import type { Found } from '../../recovery/comparison.ts';
import { folderOf } from '../../recovery/layout.ts';
import type { Message } from '../../recovery/message.ts';
import type { Digest } from '../../recovery/ports/host.ts';
import type { Work } from '../work.ts';

const pageSize = 1000;

/**
 * Enters newly seen messages into the ledger, with their hash where the host reads cheaply and the service
 * is down (a file that is being written has no hash worth keeping). The next page is read while the last
 * one is written. Gives their numbers.
 */
export async function enter(work: Work, found: Found[], origin: Message['origin']): Promise<number[]> {
  if (found.length === 0) return [];
  const first = (await work.store.ledger.lastSeq(work.job.id)) + 1;
  const { readsLocally } = await work.host.facts();
  const digests = readsLocally && work.job.left.state === 'down';
  const seenAt = work.isoNow();
  let writing: Promise<void> = Promise.resolve();
  for (let at = 0; at < found.length; at += pageSize) {
    const page = found.slice(at, at + pageSize);
    const hashes = digests ? await digestPage(work, page) : page.map(() => null);
    const messages = page.map((f, i) => message(f, first + at + i, origin, seenAt, hashes[i] ?? null));
    await writing;
    writing = work.store.ledger.add(work.job.id, messages);
    // The failure is met by the next `await writing`; until then it must not count as unhandled.
    writing.catch(() => undefined);
  }
  await writing;
  return found.map((_, i) => first + i);
}

/** Found messages come folder by folder, so that a page is one or a few calls. */
async function digestPage(work: Work, page: Found[]): Promise<(Digest | null)[]> {
  const results: (Digest | null)[] = [];
  for (let at = 0; at < page.length; ) {
    const folder = folderOf(work.job, page[at]!, page[at]!.place);
    let end = at + 1;
    while (end < page.length && folderOf(work.job, page[end]!, page[end]!.place) === folder) end += 1;
    const names = page.slice(at, end).map((f) => f.unit.parts[0]!);
    results.push(...(await work.host.files.digest(folder, names)));
    at = end;
  }
  return results;
}

function message(
  found: Found,
  seq: number,
  origin: Message['origin'],
  seenAt: string,
  digest: Digest | null,
): Message {
  const { unit } = found;
  return {
    seq,
    id: randomUUID(),
    queue: found.queue,
    folder: found.folder,
    name: unit.name,
    parts: unit.parts,
    identity: unit.identity,
    size: unit.size,
    modifiedAt: unit.modifiedAt,
    sha256: digest?.sha256 ?? null,
    messageId: digest?.messageId ?? null,
    life: 'released',
    thought: 'unknown',
    origin,
    seenAt,
    suspicion: null,
    confidence: null,
    why: null,
    maybeDoubled: false,
    waiting: false,
  };
}
