import { type Disposal, deletedIn, type Job } from '../../recovery/job.ts';
import type { Message } from '../../recovery/message.ts';
import type { Store } from '../../recovery/ports/store.ts';
import { isProblem, Problem } from '../../recovery/problems.ts';
import { everyServer } from '../../recovery/sight.ts';
import { claimSpool } from '../claim.ts';
import { requireFence } from '../steps/fence.ts';
import { isDown } from '../steps/prove-down.ts';
import type { Work } from '../work.ts';
import { assertThere, messageApart, refuseWhileSearching } from './apart.ts';
import { deleteMessage } from './delete.ts';
import { assertNameFree, endPutBack, putBack } from './put-back.ts';
import { tidy } from './tidy.ts';

/** What is to be done with which message, and who says so. */
export type Asked = Pick<Disposal, 'does' | 'message' | 'by' | 'reason'>;

/** Whether this was decided before and stands: a retried call has nothing left to do. */
export async function isDisposed(store: Store, job: Job, { does, message }: Asked): Promise<boolean> {
  if (does === 'delete') return deletedIn(job).has(message);
  if (!job.disposed.some((one) => one.does === does && one.message === message)) return false;
  return (await store.ledger.byId(job.id, message))?.life !== 'poison';
}

/** Jobs on which an earlier process of ours was carrying out a decision. */
export async function* interrupted(store: Store): AsyncIterable<Job> {
  let after: string | undefined;
  do {
    const page = await store.jobs.list({}, { limit: 100, after }, everyServer);
    yield* page.items.filter((job) => job.disposing !== null);
    after = page.next;
  } while (after !== undefined);
}

/**
 * Everything that can be refused is refused here, with nothing touched; then the decision is written down. One that
 * an earlier call began is only gone on with: then it is asked for no second time.
 */
export async function decide(work: Work, asked: Asked): Promise<void> {
  const { job, store, host } = work;
  const { disposing } = job;
  if (disposing !== null && (disposing.does !== asked.does || disposing.message !== asked.message)) {
    throw unfinished(job.id, disposing);
  }
  if (disposing === null) {
    refuseWhileSearching(job);
    const message = await messageApart(store, job, asked.message);
    await assertThere(host, job, message);
    if (asked.does === 'put-back') {
      requireFence(work);
      await assertNameFree(host, job, message);
    }
  }
  if (asked.does === 'put-back') await claimSpool(work, job);
  if (disposing !== null) return;
  const up = !isDown(await host.service.look());
  const event = { type: `message.${asked.does}-asked`, data: { ...asked } };
  await work.save(
    { disposing: { ...asked, at: work.isoNow(), up, detail: 'beginning' }, trouble: null },
    event,
  );
}

function unfinished(job: string, { does, message }: Disposal): Problem {
  return new Problem('another-action-running', `A ${does} of another message is not finished.`, {
    untouched: 'This call did nothing.',
    next: `Ask for that one again first: message ${message} of the job ${job}.`,
  });
}

/** Carries out what was written down. One that fails stays written down, and the same call goes on with it. */
export async function carryOut(work: Work): Promise<Job> {
  const { does, message: id } = work.job.disposing!;
  const message = (await work.store.ledger.byId(work.job.id, id))!;
  try {
    const job = await (does === 'delete' ? deleted(work, message) : returned(work, message));
    await work.host.settle?.();
    return job;
  } catch (error) {
    if (work.signal.aborted) {
      const next = 'Ask again in a moment.';
      throw new Problem('unavailable', 'Unjam is stopping; it goes on after its restart.', {
        cause: error,
        next,
      });
    }
    if (!isProblem(error, 'name-taken')) await inTrouble(work, error);
    throw error;
  }
}

async function deleted(work: Work, message: Message): Promise<Job> {
  await deleteMessage(work, message);
  const { sha256, queue } = message;
  await done(work, 'The message was deleted; its account is kept.', { sha256, queue });
  await tidy(work, message);
  return work.job;
}

async function returned(work: Work, message: Message): Promise<Job> {
  try {
    const { back, saying } = await putBack(work, message);
    await endPutBack(work, message);
    return back ? await done(work, saying, { saying }) : await notDone(work, saying);
  } catch (error) {
    if (isProblem(error, 'name-taken')) {
      await endPutBack(work, message);
      await notDone(work, error.message);
    }
    throw error;
  }
}

async function done(work: Work, saying: string, told: Record<string, unknown>): Promise<Job> {
  const { up: _, detail: __, ...disposal } = work.job.disposing!;
  const at = work.isoNow();
  const event = { type: `message.${disposal.does}`, data: { ...disposal, at, ...told } };
  return await work.save(
    (job) => ({ disposed: [...job.disposed, { ...disposal, at }], disposing: null, trouble: null, saying }),
    event,
  );
}

async function notDone(work: Work, saying: string): Promise<Job> {
  const { does, message } = work.job.disposing!;
  return await work.save(
    { disposing: null, saying },
    { type: `message.${does}-undone`, data: { message, saying } },
  );
}

async function inTrouble(work: Work, error: unknown): Promise<void> {
  const { code, message, more } = isProblem(error)
    ? error
    : new Problem('internal-error', 'It met a fault of Unjam itself.', { next: 'Ask again.' });
  const trouble = { code, detail: message, next: more.next ?? null, at: work.isoNow() };
  await work.save({ trouble }, { type: 'disposal.failed', data: { code, detail: message } });
}
