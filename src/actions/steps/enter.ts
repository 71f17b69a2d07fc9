import { randomUUIDv7 } from 'node:crypto';
import type { Found } from '../../recovery/comparison.ts';
import { folderOf } from '../../recovery/layout.ts';
import type { Message } from '../../recovery/message.ts';
import type { Digest } from '../../recovery/ports/host.ts';
import type { Work } from '../work.ts';
import { ahead } from './ahead.ts';
import { digestsOf } from './digests.ts';

const pageSize = 1000;

/** Enters newly seen messages into the ledger and gives their numbers. */
export async function enter(work: Work, found: Found[], origin: Message['origin']): Promise<number[]> {
  const seqs: number[] = [];
  if (found.length === 0) return seqs;
  for await (const page of entered(work, [found], origin)) for (const message of page) seqs.push(message.seq);
  return seqs;
}

/**
 * Enters messages into the ledger page by page, each page durable before it is given: with their hash where
 * the host reads cheaply and the service is down (a file that is being written has no hash worth keeping).
 * The next page is read while the last one is written.
 */
export async function* entered(
  work: Work,
  found: AsyncIterable<Found[]> | Iterable<Found[]>,
  origin: Message['origin'],
): AsyncIterable<Message[]> {
  for await (const page of ahead(read(work, found, origin))) {
    await work.write((store) => store.ledger.add(work.job.id, page));
    yield page;
  }
}

async function* read(
  work: Work,
  found: AsyncIterable<Found[]> | Iterable<Found[]>,
  origin: Message['origin'],
): AsyncIterable<Message[]> {
  const { readsLocally } = await work.host.facts();
  const digests = readsLocally && work.job.left.state === 'down';
  const seenAt = work.isoNow();
  let seq = await work.store.ledger.lastSeq(work.job.id);
  for await (const some of found) {
    for (let at = 0; at < some.length; at += pageSize) {
      const page = some.slice(at, at + pageSize);
      const hashes = digests ? await digestPage(work, page) : [];
      yield page.map((one, i) => message(one, ++seq, origin, seenAt, hashes[i] ?? null));
    }
  }
}

/** Found messages come folder by folder, so that a page is one or a few calls. */
async function digestPage(work: Work, page: Found[]): Promise<(Digest | null)[]> {
  const results: (Digest | null)[] = [];
  for (let at = 0; at < page.length; ) {
    const folder = folderOf(work.job, page[at]!, page[at]!.place);
    let end = at + 1;
    while (end < page.length && folderOf(work.job, page[end]!, page[end]!.place) === folder) end += 1;
    const units = page.slice(at, end).map((f) => f.unit);
    results.push(...(await digestsOf(work, folder, units)));
    at = end;
  }
  return results;
}

/** The life of a message by where it was first seen; holding and poison folder only when a job is adopted. */
const lifeAt: Record<Found['place'], Message['life']> = {
  spool: 'released',
  holding: 'held',
  poison: 'poison',
};

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
    // In order of time: an index over random ids is rewritten all over for every page of a large spool.
    id: randomUUIDv7(),
    queue: found.queue,
    folder: found.folder,
    name: unit.name,
    parts: unit.parts,
    identity: unit.identity,
    size: unit.size,
    modifiedAt: unit.modifiedAt,
    sha256: digest?.sha256 ?? null,
    messageId: digest?.messageId ?? null,
    life: lifeAt[found.place],
    thought: found.place === 'poison' ? 'poison' : 'unknown',
    origin,
    seenAt,
    suspicion: null,
    confidence: null,
    why: null,
    maybeDoubled: false,
    waiting: false,
  };
}
