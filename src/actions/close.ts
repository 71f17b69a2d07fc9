import type { ActionOptions } from '../recovery/job.ts';
import type { Plan } from '../recovery/plan.ts';
import { closeJob } from './steps/close-job.ts';
import { takeStock } from './steps/look.ts';
import type { Work } from './work.ts';

/** Somebody fixed it by hand: account for what is where, lift the fence, move nothing. */
export async function close(work: Work, options: ActionOptions): Promise<void> {
  await takeStock(work);
  const held = work.job.counts.held;
  const left =
    held === 0 ? '' : ` ${held} messages are still in holding; the note there says how to put them back.`;
  await closeJob(
    work,
    'closed',
    work.job.state === 'escalated' ? 'not-in-spool' : 'fixed-by-hand',
    `Closed${options.because === undefined ? '' : `: ${options.because}`}. Nothing was moved.${left}`,
  );
}

export async function planClose(work: Work): Promise<Plan> {
  return {
    action: 'close',
    sentence: 'Accounts for what is where and moves nothing.',
    moves: [],
    steps: work.job.footprint.fenced ? [`unfence: ${work.host.service.describe('unfence')}`] : [],
    expected: { crashes: 0, rounds: 0, minutes: 0 },
  };
}
