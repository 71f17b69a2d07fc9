import type { Act, Actions } from '../../actions/contract.ts';
import type { Job } from '../../recovery/job.ts';
import { isProblem } from '../../recovery/problems.ts';
import type { SlackWords } from './words.ts';

/** Tells the channel something later. Never rejects. */
export type Say = (text: string) => Promise<void>;

/** Slack takes 5 answers within 30 minutes; one of them may have been the first answer, one is kept for the end. */
const mostBetween = 3;
export const longestMs = 28 * 60_000;
/** How long one wait for a change lasts, in milliseconds. */
export const lookMs = 20_000;

export interface ProgressParts {
  actions: Pick<Actions, 'changed'>;
  words: Pick<SlackWords, 'job'>;
  signal: AbortSignal;
}

/** How far the telling is, and what to do before more is told. */
export interface Told {
  /** Changes of state that were told. */
  told: number;
  /** The state that was told last. */
  state: string | null;
  /** How long Slack takes answers yet, in milliseconds. */
  ms: number;
  telling(state: string, told: number): Promise<void>;
}

/** Tells how an action goes: each new state of its job while there is room, and how it ended. */
export class Progress {
  readonly #parts: ProgressParts;

  constructor(parts: ProgressParts) {
    this.#parts = parts;
  }

  /** Never rejects. */
  async follow({ job, done }: Act, say: Say, before: Told): Promise<void> {
    const over = new AbortController();
    const end = async (): Promise<string> => {
      try {
        return await this.#parts.words.job(await done);
      } catch (error) {
        return isProblem(error)
          ? `${job.server}: ${error.message}`
          : `${job.server}: it failed inside Unjam.`;
      } finally {
        over.abort();
      }
    };
    const ended = end();
    const left = await this.#between(job, over.signal, say, before);
    if (this.#parts.signal.aborted) return;
    await say(over.signal.aborted ? await ended : `${job.server} is still at work. ${left}`);
  }

  /** Tells changes of state until it is over, or too late to tell more; gives what to say then. */
  async #between(first: Job, over: AbortSignal, say: Say, before: Told): Promise<string> {
    const until = performance.now() + before.ms;
    let known = first;
    let { told, state } = before;
    while (!over.aborted && !this.#parts.signal.aborted && performance.now() < until) {
      const now = await this.#changed(known, over);
      if (now === null) break;
      const isNews = now.state !== state && !over.aborted && told < mostBetween;
      known = now;
      if (!isNews) continue;
      ({ state } = now);
      told++;
      await before.telling(state, told);
      await say(await this.#parts.words.job(now));
    }
    return `Ask again with /unjam status ${first.server}.`;
  }

  /** The job when it has changed; null when it is over before. */
  async #changed(known: Job, over: AbortSignal): Promise<Job | null> {
    const { actions, signal } = this.#parts;
    const { promise, resolve } = Promise.withResolvers<null>();
    const stop = () => resolve(null);
    const any = AbortSignal.any([over, signal]);
    any.addEventListener('abort', stop, { once: true });
    if (any.aborted) return null;
    try {
      return await Promise.race([actions.changed(known.id, known.version, lookMs), promise]);
    } finally {
      any.removeEventListener('abort', stop);
    }
  }
}
