import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Act } from '../actions/contract.ts';
import type { Job } from '../recovery/job.ts';
import type { Round } from '../recovery/round.ts';
import { answer } from './answer.ts';
import { answerAwaited, awaited } from './approving.ts';
import { type Asked, explained } from './explaining.ts';
import { readJob } from './jobs.ts';
import type { Parts } from './parts.ts';
import { preference } from './prefer.ts';
import { begun, record } from './recording.ts';
import { originOf } from './request.ts';
import { jobText } from './views/job-text.ts';
import { ended } from './waiting.ts';

type Needs = Pick<Parts, 'store' | 'clock' | 'draining' | 'limits'>;

/**
 * Begins an action, waits as long as the caller likes, and answers with the job: 200 when it ended, 202 when
 * it still runs. A caller that goes away changes nothing: the work does not know of it.
 */
export async function answerAct(
  { store, clock, draining, limits }: Needs,
  request: FastifyRequest,
  reply: FastifyReply,
  asked: Asked,
  begin: () => Promise<Act>,
): Promise<FastifyReply> {
  const { waitMs, applied } = preference(request.headers.prefer, limits.waitSeconds);
  if (applied !== null) reply.header('preference-applied', applied);
  try {
    const act = await begin();
    request.begun = true;
    // On record before anybody waits for it: if Unjam dies meanwhile, who began it is known.
    if (act.started) await record(store, request, begun);
    const done = await ended(act.done, waitMs, draining);
    const job = done ?? (await store.jobs.get(act.job.id)) ?? act.job;
    if (done === null) {
      reply.code(202).header('retry-after', retryAfter(job));
      reply.header('location', `${originOf(request)}/v1/jobs/${job.id}`);
    }
    const round = asked.action === 'next-bisect-round' ? await roundOf(store, asked, act, job) : undefined;
    const view = await readJob(store, job, round);
    return answer(request, reply, view, () => jobText(view, clock.now()));
  } catch (error) {
    const approval = awaited(error);
    if (approval !== null) return answerAwaited({ clock }, request, reply, approval);
    throw await explained(store, asked, error);
  }
}

/** The round that was asked for, else the one that was just done or runs. */
async function roundOf(store: Parts['store'], { body }: Asked, act: Act, job: Job): Promise<Round | null> {
  const running = job.running?.action === 'next-bisect-round' ? 1 : 0;
  const n = typeof body.round === 'number' ? body.round : job.rounds.done + running;
  return (await store.rounds.get(job.id, n)) ?? act.round ?? null;
}

/** Seconds: soon while it is young, and not more often than a person would look. */
function retryAfter(job: Job): string {
  const since = job.disposing?.at ?? job.running?.since;
  if (since === undefined) return '1';
  const runs = (Date.now() - Date.parse(since)) / 1000;
  return String(Math.min(15, Math.max(2, Math.round(runs / 5))));
}
