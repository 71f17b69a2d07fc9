import { randomBytes } from 'node:crypto';
import { nothingAsked, type Operator, type Pending } from '../../recovery/ports/operator.ts';
import { Problem } from '../../recovery/problems.ts';

/** A step that somebody waits for. */
interface Asked {
  pending: Pending;
  /** Whether an action waits for it; else it is only a first look that somebody may bring. */
  isAwaited: boolean;
  take(output: string): void;
  fail(problem: Problem): void;
}

/** Where steps for people lie until their reports come, for every server that has no other connection. */
export class Desk implements Operator {
  readonly #asked = new Map<string, Asked>();
  readonly #attending = new Map<string, (pending: Pending | null) => void>();

  pending(server: string): Pending | null {
    return this.#asked.get(server)?.pending ?? null;
  }

  /**
   * Lays a step before the people, and resolves with what `read` makes of their report. Without anybody who attends
   * it lies there all the same, so that it can be done, and the Problem `observation-needed` says so.
   */
  ask<T>(server: string, step: Pending, read: (output: string) => T): Promise<T> {
    const told = this.#attending.get(server);
    const standing = this.#asked.get(server);
    // One step at a time: a question beside it waits until it is done, and changes nothing of it.
    if (standing !== undefined && (standing.isAwaited || told === undefined)) {
      return Promise.reject(observationNeeded(server, standing.pending));
    }
    const waiting = new Promise<T>((resolve, reject) => {
      this.#asked.set(server, {
        pending: step,
        isAwaited: told !== undefined,
        take: (output) => resolve(read(output)),
        fail: reject,
      });
    });
    told?.(step);
    if (told !== undefined) return waiting;
    waiting.catch(() => undefined);
    return Promise.reject(observationNeeded(server, step));
  }

  report(server: string, output: string): void {
    const asked = this.#asked.get(server);
    if (asked === undefined) throw nothingAsked(server);
    asked.take(output);
    this.#done(server);
  }

  refuse(server: string, why: string): void {
    const asked = this.#asked.get(server);
    if (asked === undefined) throw nothingAsked(server);
    this.#done(server);
    asked.fail(
      new Problem('operator-refused', `The step was not done: ${why}`, {
        untouched: 'Nothing else was asked for.',
        next: 'Ask for the action again, or abort.',
      }),
    );
  }

  attend(server: string, told: (pending: Pending | null) => void): () => void {
    this.#attending.set(server, told);
    return () => {
      if (this.#attending.get(server) === told) this.#attending.delete(server);
    };
  }

  end(): void {
    for (const [server, { fail }] of this.#asked) {
      this.#asked.delete(server);
      fail(new Problem('unavailable', 'Unjam is stopping; the step is asked for again after its restart.'));
    }
  }

  #done(server: string): void {
    this.#asked.delete(server);
    this.#attending.get(server)?.(null);
  }
}

export function newStepId(): string {
  return randomBytes(6).toString('hex');
}

function observationNeeded(server: string, { sentence }: Pending): Problem {
  return new Problem('observation-needed', `A person has to look at ${server} first. ${sentence}`, {
    untouched: 'Nothing was touched.',
    next: `Run the script of GET /v1/servers/${server}/job/script on the host, POST its output to /v1/servers/${server}/job/observation, then ask again.`,
  });
}
