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
    if (there.length > 0 || !isOpen(job)) return told(job, after, there);
    // The job before the events: whatever its last change told is among them then.
    const now = await actions.changed(job.id, job.version, lookMs);
    return told(now, after, await store.events.since(job.id, after, atOnce));
  }
}

function told(job: Job, after: number, events: JobEvent[]): News {
  const last = events.at(-1)?.seq ?? after;
  const ended = !isOpen(job) && events.length < atOnce;
  return { job, text: events.map(asSent).join(''), last, ended };
}

function asSent(event: JobEvent): string {
  return `id: ${event.seq}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}
