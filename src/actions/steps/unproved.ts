import type { Message } from '../../recovery/message.ts';
import type { Work } from '../work.ts';

/** Messages in the spool that nothing has acquitted. */
export async function* unproved(work: Work): AsyncIterable<Message[]> {
  for await (const page of work.store.ledger.pages(work.job.id, { life: ['released', 'returned'] })) {
    yield page.filter((message) => message.thought !== 'cleared');
  }
}

/**
 * All messages in the spool by number: what a start of the service now would really try. The acquitted ones are
 * among them, since the last word of a search is a stable round with everything but the accused in it.
 */
export async function allInSpool(work: Work): Promise<number[]> {
  const seqs: number[] = [];
  for await (const page of work.store.ledger.pages(work.job.id, { life: ['released', 'returned'] }))
    seqs.push(...page.map((message) => message.seq));
  return seqs;
}

/** The numbers of those that nothing has acquitted. */
export async function unprovedInSpool(work: Work): Promise<number[]> {
  const seqs: number[] = [];
  for await (const page of unproved(work)) seqs.push(...page.map((message) => message.seq));
  return seqs;
}
