import type { RankedSuspect } from '../../recovery/diagnosis.ts';
import { join, type Path, toText } from '../../recovery/names.ts';
import type { Clock } from '../../recovery/ports/clock.ts';
import type { Host } from '../../recovery/ports/host.ts';
import { sizeProfile } from '../../suspicion/index.ts';
import { breaths, sifted } from '../breaths.ts';
import { scoreFile } from '../steps/score.ts';
import type { Candidate } from './inventory.ts';

/** What speaks against messages beside their looks. */
export interface Testimony {
  named: Set<string>;
  inUse: Set<Path>;
}

/** How much each kind of testimony weighs alone; both may lie, a name less often than a file in use. */
const weights = { named: 0.9, inUse: 0.8 };

/** Seconds for reading messages: a diagnosis is asked for in a hurry. */
const budgetSeconds = 2;
const shown = 20;
const leastScore = 0.2;

/**
 * Ranks the suspects of a spool. Messages that are named or in use are looked at first, then the newest: the
 * mail that came just before the jam is likelier to be its cause than what had waited for days. Over a network
 * only the first are read.
 */
export async function rank(
  host: Host,
  clock: Clock,
  candidates: Candidate[],
  testimony: Testimony,
  looks: boolean,
): Promise<RankedSuspect[]> {
  const sizes = sizeProfile(candidates.map((c) => c.unit.size));
  const until = clock.monotonic() + budgetSeconds * 1000;
  const { readsLocally } = await host.facts();
  const suspects: RankedSuspect[] = [];
  for await (const candidate of inOrder(candidates, testimony)) {
    const why = against(candidate, testimony);
    let score = 1 - why.reduce((rest, w) => rest * (1 - w.weight), 1);
    const reasons = why.map((w) => w.reason);
    const mayRead = looks && (readsLocally || why.length > 0);
    if (mayRead && clock.monotonic() < until) {
      const seen = await scoreFile(host, headOf(candidate), candidate.unit.size, sizes);
      if (seen !== null) score = 1 - (1 - score) * (1 - seen.score);
      if (seen?.why) reasons.push(seen.why);
    } else if (why.length === 0) break;
    if (score < leastScore) continue;
    suspects.push({
      queue: candidate.queue,
      name: toText(candidate.unit.name),
      size: candidate.unit.size,
      score: Math.round(score * 1000) / 1000,
      why: reasons,
    });
  }
  return suspects.sort((a, b) => b.score - a.score).slice(0, shown);
}

async function* inOrder(candidates: Candidate[], testimony: Testimony): AsyncIterable<Candidate> {
  const isAccused = (candidate: Candidate) => against(candidate, testimony).length > 0;
  const accused = testifies(testimony) ? await sifted(candidates, isAccused) : [];
  yield* accused.sort(newerFirst);
  const before = new Set(accused);
  for await (const candidate of newestFirst(candidates)) if (!before.has(candidate)) yield candidate;
}

/** As few are asked for, they are sorted in parts, and the newest of the parts is taken each time. */
async function* newestFirst(candidates: Candidate[]): AsyncIterable<Candidate> {
  const parts: Candidate[][] = [];
  for await (const some of breaths(candidates)) parts.push(some.sort((a, b) => newerFirst(b, a)));
  for (;;) {
    const newest = parts.reduce<Candidate[] | null>((best, part) => {
      if (part.length === 0) return best;
      return best === null || newerFirst(part.at(-1)!, best.at(-1)!) < 0 ? part : best;
    }, null);
    if (newest === null) return;
    yield newest.pop()!;
  }
}

function newerFirst(a: Candidate, b: Candidate): number {
  return b.unit.modifiedAt - a.unit.modifiedAt;
}

function testifies({ named, inUse }: Testimony): boolean {
  return named.size > 0 || inUse.size > 0;
}

/** Its last part is the one that looks like mail. */
function headOf({ folder, unit }: Candidate): Path {
  return join(folder, unit.parts.at(-1)!);
}

function isInUse({ folder, unit }: Candidate, inUse: Set<Path>): boolean {
  return inUse.size > 0 && unit.parts.some((part) => inUse.has(join(folder, part)));
}

function against(candidate: Candidate, testimony: Testimony): { weight: number; reason: string }[] {
  return [
    ...(testimony.named.has(toText(candidate.unit.name))
      ? [{ weight: weights.named, reason: 'named in an event' }]
      : []),
    ...(isInUse(candidate, testimony.inUse)
      ? [{ weight: weights.inUse, reason: 'in use by the service' }]
      : []),
  ];
}
