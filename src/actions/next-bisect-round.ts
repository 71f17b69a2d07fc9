import type { ActionOptions } from '../recovery/job.ts';
import { toText } from '../recovery/names.ts';
import type { Plan } from '../recovery/plan.ts';
import { Problem } from '../recovery/problems.ts';
import { ask, conclude } from './steps/conclude.ts';
import { fellMeanwhile } from './steps/fell-meanwhile.ts';
import { look } from './steps/look.ts';
import { watchSeconds } from './steps/observe.ts';
import { blankRound, playRound } from './steps/play-round.ts';
import { hasPlayed } from './steps/played.ts';
import { resumeRound } from './steps/resume-round.ts';
import { scoreHeld } from './steps/score.ts';
import { waitForNames, waits } from './steps/waiting.ts';
import { descentSteps } from './stop.ts';
import type { Work } from './work.ts';

/**
 * Step 7 of the article: release the next set, start, observe, judge. One call is one round, whole; the
 * answer says what is known and what to expect.
 */
export async function nextBisectRound(work: Work, options: ActionOptions): Promise<void> {
  if (await hasPlayed(work)) return;
  const rounds = await work.store.rounds.list(work.job.id);
  const open = rounds.find((round) => round.phase !== 'done');
  if (open !== undefined) {
    await resumeRound(work, open, options);
    return;
  }
  const n = rounds.length + 1;
  await refuseUnclear(rounds.map((r) => r.verdict));
  if (await fellMeanwhile(work, n, options)) return;
  await look(work, { serviceRan: work.job.left.state !== 'down', origin: 'arrived', accept: options.accept });
  if (n === 1) await scoreHeld(work);
  const decision = await conclude(work, options);
  if (decision.next === 'conclude') return;
  const strategy = options.strategy === 'halving' ? 'halving' : 'adaptive';
  const asked = await chosen(work, options, decision.release.map(Number));
  const messages = await work.store.ledger.bySeq(work.job.id, asked);
  if (asked.length > 0 && messages.every(waits))
    return await waitForNames(work, asked.length, 'next-bisect-round');
  await playRound(work, blankRound(work, { n, kind: 'bisect', strategy, why: decision.why, asked }), options);
}

/** Unclear rounds are repeated; three in a row tell nobody anything, and a person must look. */
const unclearInARow = 3;

async function refuseUnclear(verdicts: (string | null)[]): Promise<void> {
  const last = verdicts.slice(-unclearInARow);
  if (last.length < unclearInARow || last.some((v) => v !== 'unclear')) return;
  throw new Problem(
    'action-not-allowed',
    `The last ${unclearInARow} rounds were unclear: something interferes with the service.`,
    {
      untouched: 'Nothing was moved.',
      next: 'Read the rounds, find what starts or stops the service or clears its log, correct their verdicts if you know them.',
    },
  );
}

/** A set chosen by hand comes first: a person may know more than the engine. */
async function chosen(work: Work, options: ActionOptions, release: number[]): Promise<number[]> {
  if (options.release !== undefined) return await seqsOf(work, options.release);
  if (options.hold === undefined) return release;
  const kept = new Set(await seqsOf(work, options.hold));
  const left = release.filter((seq) => !kept.has(seq));
  return left.length > 0 ? left : await heldBut(work, kept);
}

/** A round that releases nothing tells nothing: where the engine wanted just what is kept, all the rest is tried. */
async function heldBut(work: Work, kept: Set<number>): Promise<number[]> {
  const seqs: number[] = [];
  for await (const page of work.store.ledger.pages(work.job.id, { life: ['held'] }))
    seqs.push(...page.filter((m) => !kept.has(m.seq) && !waits(m)).map((m) => m.seq));
  if (seqs.length > 0) return seqs;
  throw new Problem('action-not-allowed', 'Nothing is left to release beside what is to be kept back.', {
    untouched: 'Nothing was moved.',
    next: 'Keep fewer messages back, or end early with finalize {"leaveSuspects": true}.',
    extra: { state: work.job.state },
    slip: true,
  });
}

async function seqsOf(work: Work, ids: string[]): Promise<number[]> {
  const seqs: number[] = [];
  for (const id of ids) {
    const message = await work.store.ledger.byId(work.job.id, id);
    if (message === null) {
      throw new Problem('message-unknown', `This recovery knows no message ${id}.`, {
        untouched: 'Nothing was moved.',
        next: `Read GET /v1/jobs/${work.job.id}/messages.`,
        slip: true,
      });
    }
    seqs.push(message.seq);
  }
  return seqs;
}

export async function planRound(work: Work, options: ActionOptions): Promise<Plan> {
  const decision = await ask(work, options);
  if (decision.next === 'conclude') {
    return {
      action: 'next-bisect-round',
      sentence: decision.sentence,
      moves: [],
      steps: [],
      expected: { crashes: 0, rounds: 0, minutes: 0 },
    };
  }
  const asked = await chosen(work, options, decision.release.map(Number));
  const messages = await work.store.ledger.bySeq(work.job.id, asked.slice(0, 1000));
  const minutes = Math.ceil((watchSeconds(work) * decision.expected.likely) / 60);
  return {
    action: 'next-bisect-round',
    sentence: `Releases ${asked.length} messages and watches the service for ${watchSeconds(work)} s: ${decision.why}.`,
    moves: [
      {
        from: 'holding',
        to: 'spool',
        messages: asked.length,
        examples: messages.slice(0, 5).map((m) => toText(m.name)),
      },
    ],
    steps: [...descentSteps(work), `start: ${work.host.service.describe('start')}`],
    expected: { crashes: 1, rounds: decision.expected.likely, minutes },
  };
}
