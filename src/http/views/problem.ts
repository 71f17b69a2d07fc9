import type { FastifyRequest } from 'fastify';
import type { Problem, ProblemCode } from '../../recovery/problems.ts';
import { traceIdOf } from '../plugins/tracing.ts';
import { pathOf } from '../request.ts';
import type { ProblemView } from '../schemas/problem.ts';
import type { Step } from '../schemas/step.ts';
import { stepLines } from './curl.ts';
import { oneLine } from './lines.ts';

/** Problems for which the world has a type of its own. */
const registered: Partial<Record<ProblemCode, string>> = {
  'too-many-requests': 'https://iana.org/assignments/http-problem-types#quota-exceeded',
};

/** What a problem says of itself, whatever was asked for. */
export function problemFields({ code, title, status, message, more: { untouched } }: Problem) {
  return {
    type: registered[code] ?? `urn:unjam:problem:${code}`,
    ...{ title, status, detail: message, code },
    ...(untouched === undefined ? {} : { untouched }),
  };
}

export function problemView(problem: Problem, request: FastifyRequest): ProblemView {
  const { next, extra = {} } = problem.more;
  const { steps = [], ...others } = extra as { steps?: Step[] };
  const advice = [...(next === undefined ? [] : [{ why: next }]), ...steps];
  return {
    ...others,
    ...problemFields(problem),
    instance: pathOf(request).slice(0, 500),
    requestId: request.id,
    // A path that is no URL is refused before any hook has run.
    traceId: request.traceId ?? traceIdOf(undefined),
    ...(advice.length === 0 ? {} : { next: advice }),
  };
}

/** The same in a few lines; the first one stands alone. */
export function problemText(view: ProblemView): string {
  const state = typeof view.state === 'string' ? `  job ${view.state}` : '';
  return [
    `${view.code} (${view.status})  ${oneLine(view.detail)}${state}`,
    ...(view.untouched === undefined ? [] : [`  ${oneLine(view.untouched)}`]),
    ...(view.errors ?? []).map((fault) => `  ${fault.pointer ?? fault.parameter}  ${oneLine(fault.detail)}`),
    ...changeLines(view),
    ...stepLines(view.next ?? []),
    `  request ${view.requestId}`,
  ].join('\n');
}

/** What another hand changed, as far as it is short. */
function changeLines(view: Record<string, unknown>): string[] {
  if (!Array.isArray(view.changes)) return [];
  return view.changes.slice(0, 20).map((change) => `  changed: ${oneLine(describe(change))}`);
}

function describe(change: unknown): string {
  return typeof change === 'string' ? change : JSON.stringify(change);
}
