import { setTimeout } from 'node:timers/promises';
import { isOpen, type Job } from '../recovery/job.ts';
import type { JobEvent } from '../recovery/ports/store.ts';
import type { Parts } from './parts.ts';

/** What a reader of events gets next. */
export interface News {
  job: Job;
  /** As Server-Sent Events; empty when nothing happened for a while. */
  text: string;
  /** Number of the last event among them. */
  last: number;
  /** Nothing will come after these. */
  ended: boolean;
}

/** How long nobody looks for events at most: a wake-up can come before its event. Milliseconds. */
const lookMs = 2000;
const atOnce = 100;
/** How long events are gathered: each is a write to every reader, and an action tells several in a row. Milliseconds. */
const gatherMs = 200;

/**
 * The events of jobs as they happen. Readers who are equally far share one question to the store and one
 * answer, so that a thousand of them cost the actions no more than one.
 */
export function newsOf({ store, actions }: Pick<Parts, 'store' | 'actions'>) {
  const asked = new Map<string, Promise<News>>();

  return function next(job: Job, after: number): Promise<News> {
    const key = `${job.id} ${job.version} ${after}`;
    const known = asked.get(key);
    if (known !== undefined) return known;
    const coming = look(job, after).finally(() => asked.delete(key));
    asked.set(key, coming);
    return coming;
  };

  async function look(job: Job, after: number): Promise<News> {
    const there = await store.events.since(job.id, after, atOnce);
    if (there.length === atOnce || (there.length > 0 && !isOpen(job))) return told(job, there);
    if (there.length === 0) await actions.changed(job.id, job.version, lookMs);
    if (isOpen(job)) await setTimeout(gatherMs);
    // The job before the events: whatever its last change told is among them then.
    const now = await actions.changed(job.id, job.version, 0);
    const come = await store.events.since(job.id, after, atOnce);
    if (come.length > 0) return told(now, come);
    return { job: now, text: '', last: after, ended: !isOpen(job) };
  }
}

/** A job is closed before the end of its action is told: until then, or for a while, more may come. */
function told(job: Job, events: JobEvent[]): News {
  const { seq, type } = events.at(-1)!;
  const isEnd = type === 'action.ended' || type === 'action.failed';
  const ended = !isOpen(job) && isEnd && events.length < atOnce;
  return { job, text: events.map(asSent).join(''), last: seq, ended };
}

function asSent(event: JobEvent): string {
  return `id: ${event.seq}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}
