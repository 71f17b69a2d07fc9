import { createHash } from 'node:crypto';
import type { Pending } from '../../recovery/ports/operator.ts';
import { Problem } from '../../recovery/problems.ts';
import type { Spec } from '../../recovery/spec.ts';
import { wasKeptFrom } from './report.ts';
import type { Report } from './told.ts';

/** How long a report is good for the beginning of an action, milliseconds; what follows is reported after it. */
const goodFor = 15 * 60_000;
/** How many steps of one server are remembered after nobody waits for them any more. */
const remembered = 50;

/** A step that nobody waits for any more. */
interface Over {
  id: string;
  /** Why it was withdrawn; null where it was reported. */
  why: string | null;
  /** Whether somebody has its script, and could change the host with it. */
  isOut: boolean;
}

interface Remembered extends Over {
  /** Of what was reported. */
  digest: string | null;
  /** Whether a mark on the host keeps its script from doing anything. */
  isMarked: boolean;
}

/**
 * What was reported of each server last, never what was only ordered since, and the steps that are over. Whoever
 * reports one of those has done on the host what nobody counts on: from then on the host is looked at anew.
 */
export class Doubts {
  readonly #known = new Map<string, { key: string; report: Report; at: number }>();
  readonly #counts = new Map<string, number>();
  readonly #over = new Map<string, Remembered[]>();

  known(spec: Spec): Report | null {
    const known = this.#known.get(spec.server);
    if (known?.key !== keyOf(spec) || performance.now() - known.at >= goodFor) return null;
    return known.report;
  }

  /** Notes that were read before are known as long as they are the same files: else one would be asked for by turns. */
  took(spec: Spec, report: Report): void {
    for (const [path, content] of this.known(spec)?.contents ?? [])
      if (!report.contents.has(path) && report.entries.get(path)?.identity === content.identity)
        report.contents.set(path, content);
    this.#known.set(spec.server, { key: keyOf(spec), report, at: performance.now() });
  }

  forget(server: string): void {
    this.#known.delete(server);
  }

  of(server: string): number {
    return this.#counts.get(server) ?? 0;
  }

  over(server: string, step: Over, output?: string): void {
    const digest = output === undefined ? null : digestOf(output);
    const before = this.#over.get(server) ?? [];
    this.#over.set(server, [{ ...step, digest, isMarked: false }, ...before].slice(0, remembered));
  }

  withdrawn(server: string): string[] {
    const steps = this.#over.get(server) ?? [];
    return steps.filter((step) => step.why !== null && step.isOut && !step.isMarked).map(({ id }) => id);
  }

  marked(server: string, steps: string[]): void {
    for (const step of this.#over.get(server) ?? []) step.isMarked ||= steps.includes(step.id);
  }

  /** The Problem `step-over` for a report that comes late; the same one again is no news and changes nothing. */
  late(
    server: string,
    { id, output, pending }: { id: string; output: string; pending: Pending | null },
  ): Problem {
    const step = this.#over.get(server)?.find((one) => one.id === id);
    const isKnown = step?.digest === digestOf(output);
    const wasKept = wasKeptFrom(output);
    if (!isKnown && !wasKept) {
      this.forget(server);
      this.#counts.set(server, this.of(server) + 1);
    }
    const then =
      pending === null
        ? 'Ask for the action that is wanted; it begins with a look at the host.'
        : `Do not run that script again. The step that waits now is ${pending.id}: fetch its script, run it, and report that.`;
    return new Problem(
      'step-over',
      `This is the report of step ${id}. ${wasKept ? kept : whatOf(step, isKnown)}`,
      {
        untouched: wasKept
          ? 'Nothing was touched.'
          : 'Nothing was taken from the report; what its script did on the host stands.',
        next: then,
        extra: { step: id, pending: pending?.id ?? null },
      },
    );
  }
}

const kept = 'It was withdrawn, and its script found that on the host and did nothing.';

function digestOf(output: string): string {
  return createHash('sha256').update(output, 'latin1').digest('hex');
}

function whatOf(step: Over | undefined, isKnown: boolean): string {
  if (isKnown) return 'It was taken already.';
  const looks = 'What it did on the host is not relied on: the host is looked at anew.';
  if (step === undefined) return `Nobody waits for it here; Unjam may have been restarted since. ${looks}`;
  if (step.why === null)
    return `It was reported before, with another output: the script was run again. ${looks}`;
  return `It was withdrawn: ${step.why}. ${looks}`;
}

/** A server that is registered anew is looked at anew. */
function keyOf({ root, connection }: Spec): string {
  return JSON.stringify([root, connection]);
}
