import { join, type Path, toText } from '../../recovery/names.ts';
import type { Host } from '../../recovery/ports/host.ts';
import type { Spec } from '../../recovery/spec.ts';
import type { LeftAlone, Unit } from '../../recovery/units.ts';
import { listQueue } from '../steps/listing.ts';

/** A message of the spool as a diagnosis knows it. */
export interface Candidate {
  queue: string;
  /** In which its parts lie. */
  folder: Path;
  unit: Unit;
}

export interface QueueSummary {
  name: string;
  messages: number;
  bytes: number;
  oldestAt: string | null;
  examples: string[];
  leftAlone: { what: string; count: number; examples: string[] }[];
}

/** What lies in the queues, without reading any message. */
export async function inventory(
  host: Host,
  spec: Spec,
): Promise<{ queues: QueueSummary[]; candidates: Candidate[] }> {
  const queues: QueueSummary[] = [];
  const candidates: Candidate[] = [];
  for (const queue of spec.queues) {
    const leftAlone: LeftAlone = new Map();
    const sum: Sum = { messages: 0, bytes: 0, oldest: Number.POSITIVE_INFINITY, examples: [] };
    for await (const { folder, units } of listQueue(host, spec, queue, leftAlone)) {
      const base = join(queue.path, folder);
      for (const unit of units) {
        candidates.push({ queue: queue.name, folder: base, unit });
        count(sum, unit);
      }
    }
    queues.push(summary(queue.name, sum, leftAlone));
  }
  return { queues, candidates };
}

/** What a summary tells of the messages, counted while they are listed. */
interface Sum {
  messages: number;
  bytes: number;
  /** Milliseconds since 1970; infinite as long as there is none. */
  oldest: number;
  examples: string[];
}

function count(sum: Sum, unit: Unit): void {
  sum.messages += 1;
  sum.bytes += unit.size;
  sum.oldest = Math.min(sum.oldest, unit.modifiedAt);
  if (sum.examples.length < 3) sum.examples.push(toText(unit.name));
}

function summary(name: string, sum: Sum, leftAlone: LeftAlone): QueueSummary {
  const { messages, bytes, oldest, examples } = sum;
  return {
    ...{ name, messages, bytes, examples },
    oldestAt: Number.isFinite(oldest) ? new Date(oldest).toISOString() : null,
    leftAlone: [...leftAlone].map(([what, left]) => ({ what, count: left.count, examples: left.examples })),
  };
}
