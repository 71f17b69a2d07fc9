import { randomBytes } from 'node:crypto';
import { nothingAsked, type Operator, type Pending, type Shell } from '../../recovery/ports/operator.ts';
import { Problem } from '../../recovery/problems.ts';
import type { Spec } from '../../recovery/spec.ts';
import { Doubts } from './doubts.ts';
import { notOfAScript, stepIn } from './report.ts';
import type { Report } from './told.ts';

/** What lies on the desk. */
export interface Step extends Pending {
  /** Whether it does more than look. */
  changes: boolean;
}

/** A step that somebody waits for. */
interface Asked {
  spec: Spec;
  pending: Pending;
  /** Whether an action waits for it; else it is only a first look that somebody may bring. */
  isAwaited: boolean;
  /** Whether somebody has its script, and could change the host with it. */
  isOut: boolean;
  /** Takes the output, and throws where it is none. */
  take(output: string): Report;
  fail(problem: Problem): void;
}

/** Where steps for people lie until their reports come, for every server that has no other connection. */
export class Desk implements Operator {
  readonly #asked = new Map<string, Asked>();
  readonly #attending = new Map<string, (pending: Pending | null) => void>();
  /** What an action is told that goes on asking after it was ended. */
  readonly #ended = new Map<string, Problem>();
  readonly #doubts = new Doubts();

  pending(server: string): Pending | null {
    return this.#asked.get(server)?.pending ?? null;
  }

  /** What was reported of this server last, and may still be so; null where nobody knows. */
  known(spec: Spec): Report | null {
    return this.#doubts.known(spec);
  }

  /** Counts how often somebody did on this server what nobody waited for any more. */
  doubts(server: string): number {
    return this.#doubts.of(server);
  }

  /** Steps that somebody may still do although nobody waits for them, and that nothing on the host keeps from it. */
  withdrawn(server: string): string[] {
    return this.#doubts.withdrawn(server);
  }

  /** From now on something on the host does. */
  marked(server: string, steps: string[]): void {
    this.#doubts.marked(server, steps);
  }

  /**
   * Lays a step before the people, and resolves with what `read` makes of their report. Without anybody who attends
   * it lies there all the same, so that it can be done, and the Problem `observation-needed` says so.
   */
  ask(spec: Spec, { changes, ...step }: Step, read: (output: string) => Report): Promise<Report> {
    const { server } = spec;
    const ended = this.#ended.get(server);
    if (ended !== undefined) return Promise.reject(ended);
    const told = this.#attending.get(server);
    const standing = this.#asked.get(server);
    // One step at a time: a question beside it waits until it is done, and changes nothing of it.
    if (standing !== undefined && (standing.isAwaited || told === undefined)) {
      return Promise.reject(observationNeeded(server, standing.pending));
    }
    if (standing !== undefined)
      this.#over(server, standing, 'an action was begun, which asks for its own steps');
    // Somebody may do it although its report never comes: what was known before is not sure any more. Outside of an
    // action nothing but looks is asked for.
    if (told !== undefined) this.#doubts.forget(server);
    const waiting = new Promise<Report>((resolve, reject) => {
      const take = (output: string) => {
        const report = read(output);
        resolve(report);
        return report;
      };
      const script = (shell: Shell) => {
        asked.isOut = changes;
        return step.script(shell);
      };
      const pending = { ...step, script };
      const asked = { spec, pending, isAwaited: told !== undefined, isOut: false, take, fail: reject };
      this.#asked.set(server, asked);
    });
    told?.(step);
    if (told !== undefined) return waiting;
    waiting.catch(() => undefined);
    return Promise.reject(observationNeeded(server, step));
  }

  report(server: string, output: string): void {
    const id = stepIn(output);
    const asked = this.#asked.get(server);
    if (id === null) throw asked === undefined ? nothingAsked(server) : notOfAScript(output);
    if (asked === undefined || id !== asked.pending.id)
      throw this.#doubts.late(server, { id, output, pending: asked?.pending ?? null });
    this.#doubts.took(asked.spec, asked.take(output));
    this.#over(server, asked, null, output);
    this.#attending.get(server)?.(null);
  }

  refuse(server: string, why: string): void {
    if (!this.#asked.has(server)) throw nothingAsked(server);
    const refusal = new Problem('operator-refused', `The step was not done: ${why}`, {
      untouched: 'Nothing else was asked for.',
      next: 'Ask for the action again, or abort.',
    });
    this.withdraw(server, refusal);
    this.#attending.get(server)?.(null);
  }

  attend(server: string, told: (pending: Pending | null) => void): () => void {
    this.#attending.set(server, told);
    this.#ended.delete(server);
    return () => {
      if (this.#attending.get(server) !== told) return;
      this.#attending.delete(server);
      this.#ended.delete(server);
    };
  }

  withdraw(server: string, why: Problem): void {
    if (this.#attending.has(server)) this.#ended.set(server, why);
    const asked = this.#asked.get(server);
    if (asked === undefined) return;
    this.#over(server, asked, why.message.replace(/\.$/, ''));
    asked.fail(why);
  }

  end(): void {
    const why = new Problem(
      'unavailable',
      'Unjam is stopping; the step is asked for again after its restart.',
    );
    for (const server of new Set([...this.#attending.keys(), ...this.#asked.keys()]))
      this.withdraw(server, why);
  }

  /** Nobody waits for it any more: `why` where it was not reported, else what was. */
  #over(server: string, { pending, isOut }: Asked, why: string | null, output?: string): void {
    this.#asked.delete(server);
    this.#doubts.over(server, { id: pending.id, why, isOut }, output);
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
