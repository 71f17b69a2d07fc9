import type { FastifyReply } from 'fastify';
import type { Approval } from '../recovery/approval.ts';
import { isOpen, type Job } from '../recovery/job.ts';
import type { Store } from '../recovery/ports/store.ts';
import { Problem } from '../recovery/problems.ts';
import type { Round } from '../recovery/round.ts';
import { etagOf } from './etag.ts';
import type { JobView } from './schemas/job.ts';
import { jobView } from './views/job.ts';
import { roundViews } from './views/round.ts';
import { stepTo } from './views/step.ts';

const mostPoison = 100;

/** A job with what its view needs from the ledger. */
export async function readJob(store: Store, job: Job, round?: Round | null): Promise<JobView> {
  const poison = await store.ledger.list(job.id, { thought: 'poison' }, { limit: mostPoison });
  if (round === undefined || round === null) return jobView(job, poison.items, round);
  const [view] = await roundViews(job.id, [round], store.ledger);
  return jobView(job, poison.items, view);
}

export async function jobById(store: Store, id: string): Promise<Job> {
  const job = await store.jobs.get(id);
  if (job === null) throw jobUnknown(id);
  return standing(store, job);
}

export function jobUnknown(id: string): Problem {
  return new Problem('job-unknown', `There is no job ${id}.`);
}

/** The job as it stands for its callers: with what it waits for. */
export async function standing(store: Store, job: Job): Promise<Job> {
  const mayWait = isOpen(job) && job.waitingFor === null && job.spec.approval != null;
  if (!mayWait || (await store.approvals.pendingOf(job.server)).length === 0) return job;
  return { ...job, waitingFor: 'approval' };
}

export async function assertServer(store: Store, name: string): Promise<void> {
  if ((await store.servers.get(name)) !== null) return;
  throw serverUnknown(name);
}

export function serverUnknown(name: string): Problem {
  return new Problem('server-unknown', `No server ${name} is registered.`, {
    untouched: 'Nothing was done.',
    next: 'GET /v1/servers lists those that are; a name is exact, capital letters too.',
  });
}

/** The version of a job as its readers see it: what it waits for is no part of its row. */
export function versionOf(job: Job): string {
  return job.waitingFor === 'approval' ? `${job.version}-approval` : String(job.version);
}

/** Tells how to ask again: whether it changed, and when to look while something runs. */
export function readingHeaders(reply: FastifyReply, job: Job): void {
  reply.header('etag', etagOf(versionOf(job)));
  if (job.running !== null) reply.header('retry-after', '2');
}

/** With what waits for approval: whoever asked for a recovery and reads that there is none must find it. */
export function noJob(server: string, pending: Approval[] = []): Problem {
  const look = stepTo(server, 'diagnose', 'a diagnosis looks at it and changes nothing');
  const waiting = pending.map(({ id, action, requestedBy }) => ({
    action: 'approve',
    href: `/v1/approvals/${id}/approve`,
    why: `${action} waits for approval; with another token than that of ${requestedBy}`,
  }));
  const steps = waiting.length === 0 ? [look] : waiting;
  return new Problem('no-job', `No recovery was ever opened for ${server}.`, { extra: { steps } });
}
