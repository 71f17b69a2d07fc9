import { readFileSync } from 'node:fs';
import { commonKinds, mailOf, poisonOf, type Random } from '../../corpus/index.ts';
import type { Arrival } from './faults.ts';
import type { Intake } from './intake.ts';

/** Mail that comes in by itself while the service runs. */
export function arrive(arrivals: Arrival[], intake: Intake, random: Random) {
  for (const arrival of arrivals) {
    const left = arrival.count ?? Number.POSITIVE_INFINITY;
    setTimeout(() => next(arrival, 0, left, intake, random), arrival.firstMs ?? arrival.everyMs);
  }
}

function next(arrival: Arrival, nth: number, left: number, intake: Intake, random: Random) {
  const name = arrival.names?.[nth % arrival.names.length];
  const content = contentOf(arrival, nth, random);
  const accepted = intake.accept(content, 'sender@fabrikam.example', arrival.queue, name);
  const after = accepted ? nth + 1 : nth;
  if (after < left) setTimeout(() => next(arrival, after, left, intake, random), arrival.everyMs);
}

function contentOf({ file, poison, kind }: Arrival, nth: number, random: Random): Buffer {
  if (file !== undefined) return readFileSync(file);
  if (poison !== undefined) return poisonOf(poison, random).content;
  return mailOf(kind ?? commonKinds[nth % commonKinds.length]!, random).content;
}
