import { type ActionName, type ActionOptions, isOpen, type Job } from '../../../src/recovery/job.ts';
import { isProblem } from '../../../src/recovery/problems.ts';
import type { Random } from '../../corpus/index.ts';
import type { Call } from '../scenarios.ts';
import type { Road } from './dice.ts';

/** What an action came to. */
export interface Answer {
  job: Job | null;
  /** Of a refusal or failure. */
  error: unknown;
}

/** A person or a script who wants the mail to flow again, and reads what is answered. */
export class Caller {
  readonly #road: Road;
  readonly #random: Random;
  /** What stands in the last refusal to be accepted. */
  #accept: string | undefined;
  #failures = 0;
  #last: Call | null = null;

  constructor(road: Road, random: Random) {
    this.#road = road;
    this.#random = random;
  }

  /** What is asked for next; null when it is over. */
  next(job: Job | null, isLost: boolean): Call | null {
    if (this.#last !== null && this.#failures > 0 && this.#failures < 3 && (job === null || isOpen(job)))
      return this.#with(this.#last);
    const call = this.#wanted(job, isLost);
    if (call === null || this.#failures < 3) return call === null ? null : this.#with(call);
    return this.#with(job === null ? call : ['abort', {}]);
  }

  heard(call: Call, { error }: Answer): void {
    this.#last = call;
    this.#accept = undefined;
    if (error === null) {
      this.#failures = 0;
      this.#last = null;
      return;
    }
    if (!isProblem(error)) {
      this.#failures += 1;
      return;
    }
    this.#failures += error.code === 'action-not-allowed' ? 3 : 1;
    const { accept } = error.more.extra ?? {};
    if (typeof accept === 'string') this.#accept = accept;
  }

  /** Once it is calm: whatever is open is brought to an end. */
  giveUp(): void {
    this.#failures = 3;
  }

  #with([action, options]: Call): Call {
    const accepted = this.#accept === undefined ? {} : { accept: this.#accept };
    return [action, { ...options, ...accepted }];
  }

  #wanted(job: Job | null, isLost: boolean): Call | null {
    if (job === null) return isLost ? ['adopt', {}] : this.#first();
    if (!isOpen(job)) return null;
    if (this.#road === 'recover' && !job.recovering?.paused && job.state !== 'escalated')
      return ['recover', {}];
    if (this.#road === 'undo' && job.rounds.done >= 1) return ['abort', this.#undoing()];
    if (this.#road === 'close' && job.rounds.done >= 1) return ['close', { because: 'done by hand' }];
    if (job.recovering !== null && !job.recovering.paused) return ['recover', {}];
    return this.#article(job);
  }

  #first(): Call {
    switch (this.#road) {
      case 'recover':
        return ['recover', {}];
      case 'in-use':
      case 'suspects':
      case 'index-only':
        return ['quarantine', { strategy: this.#road }];
      default:
        return this.#random.chance(0.5) ? ['stop', {}] : ['quarantine', {}];
    }
  }

  #article(job: Job): Call {
    switch (job.state) {
      case 'open':
      case 'stopped':
        return ['quarantine', {}];
      case 'quarantined':
      case 'bisecting':
        if (this.#road === 'early' && job.rounds.done >= 2) return ['finalize', { leaveSuspects: true }];
        return ['next-bisect-round', this.#round(job)];
      case 'isolated':
        return ['finalize', {}];
      case 'escalated':
        return this.#random.chance(0.5) ? ['quarantine', {}] : ['abort', {}];
      default:
        return this.#random.chance(0.3) ? ['quarantine', {}] : ['abort', {}];
    }
  }

  #round(job: Job): ActionOptions {
    const strategy = this.#road === 'halving' ? { strategy: 'halving' as const } : {};
    return { ...strategy, ...(this.#random.chance(0.7) ? { round: job.rounds.done + 1 } : {}) };
  }

  #undoing(): ActionOptions {
    return this.#random.chance(0.2) ? { poison: 'back' } : {};
  }
}

/** An action that has no business now, from somebody else. */
export function wrong(random: Random): Call {
  return [
    random.pick<ActionName>([
      'stop',
      'quarantine',
      'next-bisect-round',
      'finalize',
      'abort',
      'close',
      'adopt',
      'recover',
    ]),
    {},
  ];
}
