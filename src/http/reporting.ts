import type { Job } from '../recovery/job.ts';
import type { Message } from '../recovery/message.ts';
import type { Store } from '../recovery/ports/store.ts';
import { readJob } from './jobs.ts';
import type { ReportView } from './schemas/listings.ts';
import type { MessageView } from './schemas/message.ts';
import { messageView } from './views/message.ts';
import { roundViews } from './views/round.ts';

const mostListed = 1000;
type Filter = Parameters<Store['ledger']['list']>[1];

/** Everything that a report tells, gathered from job, rounds and ledger. */
export async function reportOf(store: Store, job: Job, now: Date): Promise<ReportView> {
  const { counts } = job;
  const list = async (filter: Filter) =>
    (await store.ledger.list(job.id, filter, { limit: mostListed })).items.map((message) =>
      messageView(message, job),
    );
  const end = job.closedAt === null ? now.getTime() : Date.parse(job.closedAt);
  return {
    writtenAt: now.toISOString(),
    job: await readJob(store, job),
    seconds: Math.max(0, (end - Date.parse(job.openedAt)) / 1000),
    rounds: await roundViews(job.id, await store.rounds.list(job.id), store.ledger),
    poison: await list({ thought: 'poison' }),
    suspects: await list({ thought: 'suspect' }),
    unaccounted: counts.unaccounted === 0 ? [] : await list({ life: 'unaccounted' }),
    maybeDoubled: await flagged(store, job, counts.maybeDoubled, (message) => message.maybeDoubled),
    waiting: await flagged(store, job, counts.waiting, (message) => message.waiting),
  };
}

/** Flags have no index: the ledger is read in pages, and only as far as there are any. */
async function flagged(
  store: Store,
  job: Job,
  count: number,
  is: (message: Message) => boolean,
): Promise<MessageView[]> {
  const wanted = Math.min(count, mostListed);
  const found: MessageView[] = [];
  if (wanted === 0) return found;
  for await (const page of store.ledger.pages(job.id)) {
    found.push(...page.filter(is).map((message) => messageView(message, job)));
    if (found.length >= wanted) break;
  }
  return found.slice(0, wanted);
}
