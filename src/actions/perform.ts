import type { ActionOptions, Job } from '../recovery/job.ts';
import { isProblem, Problem } from '../recovery/problems.ts';
import { reach } from '../recovery/transitions.ts';
import { assertOwner } from './claim.ts';
import { roundsDone } from './steps/played.ts';
import { type VerbName, verbs } from './verbs.ts';
import type { Work } from './work.ts';

/**
 * Carries out one action on an open job: written down as running before it begins and as ended after it.
 * What is still written as running at a restart is simply performed again, since every step looks first.
 */
export async function perform(work: Work, verb: VerbName, options: ActionOptions): Promise<Job> {
  const interrupted = work.job.running;
  const troubleBefore = work.job.trouble;
  const since = interrupted?.since ?? work.isoNow();
  const before = interrupted?.before ?? { state: work.job.state, rounds: await roundsDone(work) };
  await work.save({
    running: { action: verb, options, since, before, detail: 'beginning' },
    trouble: null,
    waitingFor: null,
  });
  await work.tell('action.started', {
    action: verb,
    by: work.job.driver.who,
    reason: options.reason ?? work.job.driver.reason,
  });
  try {
    // To close a job is how an owner that lost its spool ends.
    if (verb !== 'close') await assertOwner(work);
    await verbs[verb].act(work, options);
    await work.host.settle?.();
    reach(before.state, verb, work.job.state);
    return await work.save(
      { running: null, lastDone: verb },
      { type: 'action.ended', data: { action: verb, state: work.job.state, saying: work.job.saying } },
    );
  } catch (error) {
    if (work.signal.aborted) throw await cutShort(work, verb);
    throw await failed(work, verb, error, troubleBefore);
  }
}

/**
 * Ended at a safe point. Where Unjam is stopping, the action stays written as running, and the next process
 * takes it up; after an interruption nobody is to go on with it.
 */
async function cutShort(work: Work, verb: VerbName): Promise<unknown> {
  const why: unknown = work.signal.reason;
  if (isProblem(why, 'action-interrupted'))
    await work.save({ running: null }, { type: 'action.interrupted', data: { action: verb } });
  return why;
}

/** Whoever throws knows of its own step alone; the caller reads it as the word of the whole call. */
function truthful({ moved }: Work, problem: Problem): Problem {
  const claim = /^(?:Nothing was (?:moved|touched|changed)|No message was moved)\b/;
  if (moved === 0 || !claim.test(problem.more.untouched ?? '')) return problem;
  return new Problem(problem.code, problem.message, {
    ...problem.more,
    untouched: `${moved} files of messages had been moved before that; each lies where the ledger says.`,
    cause: problem,
  });
}

async function failed(
  work: Work,
  verb: VerbName,
  error: unknown,
  troubleBefore: Job['trouble'],
): Promise<unknown> {
  const problem = isProblem(error)
    ? truthful(work, error)
    : new Problem('internal-error', `${verb} met a fault of Unjam itself.`, {
        untouched: 'Every message is where the ledger and the notes in the holding folders say.',
        next: 'Ask for the same action again, or abort; the log of Unjam tells more under the request id.',
        cause: error,
      });
  const { code, message: detail } = problem;
  const isDriven = work.job.recovering !== null && !work.job.recovering.paused;
  const isSlip = problem.more.slip === true && work.moved === 0 && !isDriven;
  const trouble = isSlip
    ? troubleBefore
    : { code, detail, next: problem.more.next ?? null, at: work.isoNow() };
  // Whoever asked by hand reads the failure; behind `recover` nobody looks, and nothing goes on by itself.
  await work.save((job) => ({
    running: null,
    trouble,
    ...(job.recovering === null || job.recovering.paused ? {} : { waitingFor: 'operator' }),
  }));
  await work.tell('action.failed', { action: verb, code, detail });
  return problem;
}
