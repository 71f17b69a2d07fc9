import type { Pending } from '../../recovery/ports/operator.ts';
import { Problem } from '../../recovery/problems.ts';
import type { Spec } from '../../recovery/spec.ts';
import type { Report } from './report.ts';

/** How long a report is good for the beginning of an action, milliseconds; what follows is reported after it. */
const goodFor = 15 * 60_000;
/** How many steps of one server are remembered after nobody waits for them any more. */
const remembered = 50;

/** A step that nobody waits for any more. */
interface Over {
  id: string;
  /** Why it was withdrawn; null where it was reported. */
  why: string | null;
  /** Of what was reported. */
  digest: string | null;
}

/**
 * What was reported of each server last, never what was only ordered since, and the steps that are over. Whoever
 * reports one of those has done on the host what nobody counts on: from then on the host is looked at anew.
 */
export class Doubts {
  readonly #known = new Map<string, { key: string; report: Report; at: number }>();
  readonly #counts = new Map<string, number>();
  readonly #over = new Map<string, Over[]>();

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

  over(server: string, step: Over): void {
    this.#over.set(server, [step, ...(this.#over.get(server) ?? [])].slice(0, remembered));
  }

  /** The Problem `step-over` for a report that comes late; the same one again is no news and changes nothing. */
  late(
    server: string,
    { id, digest, pending }: { id: string; digest: string; pending: Pending | null },
  ): Problem {
    const step = this.#over.get(server)?.find((one) => one.id === id);
    const isKnown = step?.digest === digest;
    if (!isKnown) {
      this.forget(server);
      this.#counts.set(server, this.of(server) + 1);
    }
    const then =
      pending === null
        ? 'Ask for the action that is wanted; it begins with a look at the host.'
        : `Do not run that script again. The step that waits now is ${pending.id}: fetch its script, run it, and report that.`;
    return new Problem('step-over', `This is the report of step ${id}. ${whatOf(step, isKnown)}`, {
      untouched: 'Nothing was taken from the report; what its script did on the host stands.',
      next: then,
      extra: { step: id, pending: pending?.id ?? null },
    });
  }
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
