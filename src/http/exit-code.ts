import type { Diagnosis } from '../recovery/diagnosis.ts';
import { isOpen, type Job } from '../recovery/job.ts';

/** 0 healthy, 1 work to do, 2 a person is needed, 3 working: what an RMM agent sees of a recovery. */
export type ExitCode = 0 | 1 | 2 | 3;

/** Of an open job; null when there is none, and a look at the server must tell. */
export function exitOfJob(job: Job | null): ExitCode | null {
  if (job === null || !isOpen(job)) return null;
  if (job.waitingFor !== null) return 2;
  if (job.running !== null) return 3;
  if (job.state === 'stuck' || job.state === 'escalated' || job.trouble !== null) return 2;
  const driven = job.recovering !== null && !job.recovering.paused;
  return driven ? 3 : 1;
}

/** Of a server without an open job. What is elsewhere or unclear, no call of ours can mend. */
export function exitOfLook(verdict: Diagnosis['verdict']): ExitCode {
  if (verdict === 'healthy') return 0;
  return verdict === 'elsewhere' || verdict === 'unclear' ? 2 : 1;
}
