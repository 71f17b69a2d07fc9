import type { Job } from '../recovery/job.ts';
import type { Store } from '../recovery/ports/store.ts';
import { jobById, readJob } from './jobs.ts';
import type { JobView } from './schemas/job.ts';

/** A job as it is answered, made once for each version of it. */
export interface JobAnswer {
  job: Job;
  view: JobView;
  json: string;
}

const mostKept = 200;

/**
 * The answers to "how does it stand?", which monitoring asks every few seconds of every server. The store is
 * asked each time which version stands; only what that version looks like is remembered.
 */
export class JobAnswers {
  readonly #store: Store;
  readonly #kept = new Map<string, JobAnswer>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** Of the open job of a server, else of its last; null when there never was one. */
  async of(server: string): Promise<JobAnswer | null> {
    const mark = await this.#store.jobs.markOf(server);
    if (mark === null) return null;
    const kept = this.#kept.get(mark.id);
    if (kept?.job.version === mark.version) return kept;
    const job = await jobById(this.#store, mark.id);
    const view = await readJob(this.#store, job);
    const answer = { job, view, json: JSON.stringify(view) };
    // Whether a job waits for approval is no part of its version: where it may, it is looked at anew.
    if (job.spec.approval == null) this.#keep(answer);
    return answer;
  }

  #keep(answer: JobAnswer): void {
    if (this.#kept.size >= mostKept) this.#kept.clear();
    this.#kept.set(answer.job.id, answer);
  }
}
