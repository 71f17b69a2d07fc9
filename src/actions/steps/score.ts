import { setImmediate as breathe } from 'node:timers/promises';
import { folderOf } from '../../recovery/layout.ts';
import type { Message } from '../../recovery/message.ts';
import { join, toText } from '../../recovery/names.ts';
import type { Host } from '../../recovery/ports/host.ts';
import type { LedgerPatch } from '../../recovery/ports/store.ts';
import { type SizeProfile, scoreMessage, sizeProfile } from '../../suspicion/index.ts';
import type { Work } from '../work.ts';

/** How much of a message is looked at, in bytes: enough for its head and the first parts. */
const lookedAt = 64 * 1024;

/** Seconds spent on scores at the most; the rest stays without one, which the engine takes as "unknown". */
const budgetSeconds = 20;

/**
 * Scores the held messages before the first round. The service is up meanwhile, so that this costs no
 * downtime; it is still bounded, because a person waits. Over a network only what is suspect already is read.
 */
export async function scoreHeld(work: Work): Promise<void> {
  if (work.job.spec.message.format !== 'rfc822') return;
  const sizes: number[] = [];
  for await (const page of work.store.ledger.pages(work.job.id))
    for (const message of page) sizes.push(message.size);
  const typical = sizeProfile(sizes);
  const { readsLocally } = await work.host.facts();
  const until = work.clock.monotonic() + budgetSeconds * 1000;
  for await (const page of work.store.ledger.pages(work.job.id, { life: ['held'] })) {
    await work.say('looking for malformed messages');
    const scores: [number, LedgerPatch][] = [];
    for (const message of page) {
      if (message.suspicion !== null || work.clock.monotonic() > until) continue;
      if (!readsLocally && !isSuspect(work, message)) continue;
      const path = join(folderOf(work.job, message, 'holding'), headOf(message));
      const score = await scoreFile(work.host, path, message.size, typical);
      if (score !== null) scores.push([message.seq, { suspicion: score.score, why: score.why }]);
    }
    await work.write(async (store) => {
      for (const [seq, patch] of scores) await store.ledger.mark(work.job.id, [seq], patch);
    });
  }
}

function isSuspect({ job }: Work, message: Message): boolean {
  if (message.thought === 'suspect' || job.evidence.named.includes(toText(message.name))) return true;
  const folder = folderOf(job, message, 'spool');
  return message.parts.some((part) => job.evidence.inUse.includes(join(folder, part)));
}

/** The part of a message that looks like mail: its largest is not known here, its first is its envelope or itself. */
function headOf(message: Message): string {
  return message.parts[message.parts.length - 1] ?? message.name;
}

/** The score of one file, and the signs in words; null when it cannot be read. */
export async function scoreFile(
  host: Host,
  path: string,
  size: number,
  typical: SizeProfile | undefined,
): Promise<{ score: number; why: string | null } | null> {
  const bytes = await host.files.read(path, 0, lookedAt);
  if (bytes === null) return null;
  const result = await scoreMessage(bytes, { size, typicalSize: typical });
  // A page of hostile messages must not keep the HTTP side waiting.
  await breathe();
  const why = result.signs
    .map((s) => s.detail)
    .slice(0, 3)
    .join('; ');
  return { score: result.score, why: why === '' ? null : why };
}
