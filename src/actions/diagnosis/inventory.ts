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
    const mine: Candidate[] = [];
    for await (const { folder, units } of listQueue(host, spec, queue, leftAlone)) {
      const base = join(queue.path, folder);
      for (const unit of units) mine.push({ queue: queue.name, folder: base, unit });
    }
    queues.push(summary(queue.name, mine, leftAlone));
    for (const candidate of mine) candidates.push(candidate);
  }
  return { queues, candidates };
}

function summary(name: string, messages: Candidate[], leftAlone: LeftAlone): QueueSummary {
  const oldest = messages.reduce((at, m) => Math.min(at, m.unit.modifiedAt), Number.POSITIVE_INFINITY);
  return {
    name,
    messages: messages.length,
    bytes: messages.reduce((sum, m) => sum + m.unit.size, 0),
    oldestAt: Number.isFinite(oldest) ? new Date(oldest).toISOString() : null,
    examples: messages.slice(0, 3).map((m) => toText(m.unit.name)),
    leftAlone: [...leftAlone].map(([what, { count, examples }]) => ({ what, count, examples })),
  };
}
