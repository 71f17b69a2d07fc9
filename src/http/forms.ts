import type { FastifyRequest } from 'fastify';

/** The forms in which an answer can be given, and their media types. */
export const mediaTypes = {
  json: 'application/json',
  text: 'text/plain',
  html: 'text/html',
  events: 'text/event-stream',
} as const;
export type Form = keyof typeof mediaTypes;

/**
 * Which of the offered forms the caller likes best; null when it accepts none. The most specific range
 * decides about a form (RFC 9110, 12.5.1), and among equals the one that is offered first.
 */
export function preferredForm(accept: string | undefined, offered: readonly Form[]): Form | null {
  if (accept === undefined || accept.trim() === '') return offered[0] ?? null;
  const ranges = accept.split(',', 32).map(parseRange);
  let best: Form | null = null;
  let bestQuality = 0;
  for (const form of offered) {
    const quality = qualityOf(form, ranges);
    if (quality > bestQuality) {
      best = form;
      bestQuality = quality;
    }
  }
  return best;
}

/** An agent that asks for an exit code reads lines, and mostly cannot say so. */
export function wantsExit({ query, headers }: Pick<FastifyRequest, 'query' | 'headers'>): boolean {
  const isUndecided = headers.accept === undefined || headers.accept === '*/*';
  return isUndecided && asksExit({ query });
}

/** Whether the last line is to be an exit code; asked also of a request that was refused before it was read. */
export function asksExit({ query }: Pick<FastifyRequest, 'query'>): boolean {
  return (query as Record<string, unknown> | undefined)?.exitcode === '1';
}

interface Range {
  type: string;
  quality: number;
}

function parseRange(text: string): Range {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const q = parameters.find((parameter) => parameter.startsWith('q='));
  const quality = q === undefined ? 1 : Number(q.slice(2));
  // A caller of problems alone wants JSON: problems are what it gets then.
  return {
    type: type === 'application/problem+json' ? mediaTypes.json : type,
    quality: Number.isNaN(quality) ? 0 : quality,
  };
}

function qualityOf(form: Form, ranges: Range[]): number {
  const type = mediaTypes[form];
  const main = type.slice(0, type.indexOf('/'));
  for (const wanted of [type, `${main}/*`, '*/*']) {
    const range = ranges.find((candidate) => candidate.type === wanted);
    if (range !== undefined) return range.quality;
  }
  return 0;
}
