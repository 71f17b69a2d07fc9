import { randomUUID } from 'node:crypto';
import type { Act, Actions } from '../../actions/contract.ts';
import { isOpen, type Job } from '../../recovery/job.ts';
import type { Clock } from '../../recovery/ports/clock.ts';
import type { FollowUp } from '../../recovery/ports/inbox.ts';
import type { Store } from '../../recovery/ports/store.ts';
import { longestMs, lookMs, Progress, type Say } from './progress.ts';
import { seal, unseal } from './sealed.ts';
import type { SlackWords } from './words.ts';

export interface FollowUpParts {
  store: Pick<Store, 'followUps' | 'jobs'>;
  actions: Pick<Actions, 'changed'>;
  clock: Pick<Clock, 'now'>;
  words: Pick<SlackWords, 'job'>;
  /** Slack's signing secret, which is not in the store. */
  secret: string;
  /** Tells what is said where Slack takes it. Never rejects. */
  tell(url: string, requestId: string, text: string): Promise<void>;
  /** Fires when Unjam ends. */
  signal: AbortSignal;
}

/** What was asked, and where its answers go. */
export interface Place {
  url: string;
  verb: string;
  server: string;
  requestId: string;
}

/** What a channel is told later. It is written down first, and kept over a restart: a recovery may end after it. */
export class FollowUps {
  readonly #parts: FollowUpParts;
  /** Ids of those that this process keeps. */
  readonly #kept = new Set<string>();

  constructor(parts: FollowUpParts) {
    this.#parts = parts;
  }

  /** Tells the answer to a command, which was not there in time. */
  async answerLater(place: Place, answer: Promise<string>): Promise<void> {
    const followUp = await this.#promise(place, null);
    void this.#keep(followUp, async (say) => say(await answer));
  }

  /** Tells how an action goes on, and how it ended. */
  async progress(place: Place, act: Act): Promise<void> {
    const followUp = await this.#promise(place, act.job);
    void this.#keep(followUp, (say) => this.#follow(followUp, act, say));
  }

  /** Keeps what an earlier process promised. */
  async takeUp(): Promise<void> {
    for (const followUp of await this.#parts.store.followUps.list()) {
      if (this.#kept.has(followUp.id)) continue;
      const job = followUp.job === null ? null : await this.#parts.store.jobs.get(followUp.job);
      void this.#keep(followUp, (say) =>
        job === null ? say(cutShort(followUp)) : this.#follow(followUp, this.#goingOn(followUp, job), say),
      );
    }
  }

  async #promise({ url, ...asked }: Place, job: Job | null): Promise<FollowUp> {
    const id = randomUUID();
    const until = new Date(this.#parts.clock.now().getTime() + longestMs).toISOString();
    const sealedUrl = seal(url, id, this.#parts.secret);
    const stand = { job: job?.id ?? null, state: job?.state ?? null, told: 0 };
    const followUp: FollowUp = { id, ...asked, ...stand, sealedUrl, until };
    this.#kept.add(id);
    await this.#write(followUp);
    return followUp;
  }

  /** A store that cannot be written breaks the word at a restart, and not before. */
  async #write(followUp: FollowUp): Promise<void> {
    await this.#parts.store.followUps.put(followUp).catch(() => undefined);
  }

  /** Never rejects. What is not over when Unjam ends stays written down. */
  async #keep(followUp: FollowUp, work: (say: Say) => Promise<void>): Promise<void> {
    const { store, signal, secret, tell, clock } = this.#parts;
    this.#kept.add(followUp.id);
    const url = unseal(followUp.sealedUrl, followUp.id, secret);
    const say: Say = async (text) => {
      if (url !== null && !signal.aborted) await tell(url, followUp.requestId, text);
    };
    try {
      if (url !== null && Date.parse(followUp.until) > clock.now().getTime()) await work(say);
      if (!signal.aborted) await store.followUps.remove(followUp.id);
    } catch {
      // The store is gone: what was promised is taken up with it.
    } finally {
      this.#kept.delete(followUp.id);
    }
  }

  async #follow(followUp: FollowUp, act: Act, say: Say): Promise<void> {
    const { actions, words, signal, clock } = this.#parts;
    await new Progress({ actions, words, signal }).follow(act, say, {
      told: followUp.told,
      state: followUp.state,
      ms: Date.parse(followUp.until) - clock.now().getTime(),
      // Before it is told: a state that is told twice costs an answer that the end may need.
      telling: (state, told) => this.#write({ ...followUp, state, told }),
    });
  }

  /** What another process began, as far as this one can see it: until its job rests. */
  #goingOn({ state }: FollowUp, job: Job): Act {
    const done = async (): Promise<Job> => {
      let now = job;
      while (!isAtRest(now) && !this.#parts.signal.aborted) {
        now = await this.#parts.actions.changed(now.id, now.version, lookMs);
      }
      return now;
    };
    // What happened while nobody was there is news.
    return { job: { ...job, version: state === job.state ? job.version : -1 }, started: false, done: done() };
  }
}

/** Whether nothing goes on by itself. */
function isAtRest(job: Job): boolean {
  if (!isOpen(job) || job.waitingFor !== null) return true;
  return job.running === null && (job.recovering === null || job.recovering.paused);
}

function cutShort({ verb, server }: FollowUp): string {
  return `${verb} ${server} was cut short by a restart of Unjam. /unjam status ${server} says how it stands.`;
}
