import type { Diagnosis } from '../../recovery/diagnosis.ts';
import type { Job } from '../../recovery/job.ts';

/** How things are put into words: the same that a terminal is shown. */
export interface SlackWords {
  job(job: Job): Promise<string>;
  rounds(job: Job): Promise<string>;
  report(job: Job): Promise<string>;
  diagnosis(diagnosis: Diagnosis): Promise<string>;
}
