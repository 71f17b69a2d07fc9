import { isProblem, Problem, type ProblemCode, type ProblemMore } from '../../../recovery/problems.ts';
import type { calls, readings } from './calls.ts';

type Calls = typeof calls;
type Readings = typeof readings;

type After<F> = F extends (root: never, ...rest: infer R) => unknown ? R : never;
/** Without the root and the signal, which the thread itself puts in. */
type Told<A extends unknown[]> = A extends [...infer R, AbortSignal] ? R : A;

export type CallName = keyof Calls;
export type CallArgs<K extends CallName> = Told<After<Calls[K]>>;
export type CallResult<K extends CallName> = Awaited<ReturnType<Calls[K]>>;

export type ReadingName = keyof Readings;
export type ReadingArgs<K extends ReadingName> = After<Readings[K]>;
export type PageOf<K extends ReadingName> =
  ReturnType<Readings[K]> extends Generator<infer P> | AsyncGenerator<infer P> ? P : never;
export type RestOf<K extends ReadingName> =
  ReturnType<Readings[K]> extends Generator<unknown, infer R> | AsyncGenerator<unknown, infer R> ? R : never;

/** One question to the thread; each gets one answer with the same id. */
export type Question = { id: number } & (
  | { kind: 'open'; root: string }
  | { kind: 'call'; name: CallName; args: unknown[] }
  | { kind: 'begin'; name: ReadingName; args: unknown[] }
  | { kind: 'next' | 'leave'; reading: number }
  /** `close` makes it ready for another root, `end` ends the thread; nothing answers that. */
  | { kind: 'close' }
  | { kind: 'end' }
);

export type Reply = { id: number } & ({ value: unknown } | { failure: Failure });

/** A Problem as it crosses between threads: classes do not. */
export interface Failure {
  code: ProblemCode;
  detail: string;
  more: ProblemMore;
}

export function asFailure(error: unknown): Failure {
  if (isProblem(error)) {
    const { cause: _, ...more } = error.more;
    return { code: error.code, detail: error.message, more };
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: 'internal-error', detail: `The file thread met a fault of its own: ${detail}`, more: {} };
}

export function asProblem({ code, detail, more }: Failure): Problem {
  return new Problem(code, detail, more);
}
