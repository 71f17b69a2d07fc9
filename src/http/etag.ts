import { Problem } from '../recovery/problems.ts';

/** What a tag is made of: a row's version, and what else the answer tells. */
type Version = number | string;

/** The strong tag of a row's version. */
export function etagOf(version: Version): string {
  return `"v${version}"`;
}

/** Whether `If-None-Match` names this version, so that 304 says it all. */
export function isUnchanged(ifNoneMatch: string | undefined, version: Version): boolean {
  return ifNoneMatch !== undefined && names(ifNoneMatch, version);
}

/**
 * The version that a write may expect, from `If-Match` and `If-None-Match`: 0 when it must not exist, a
 * number when it must be that one, undefined when the caller does not mind. `current` is null when there is
 * none. Throws `precondition-failed` when it can be seen already.
 */
export function expectedVersion(
  headers: { 'if-match'?: string | undefined; 'if-none-match'?: string | undefined },
  current: number | null,
): number | undefined {
  const { 'if-match': match, 'if-none-match': noneMatch } = headers;
  if (match !== undefined) {
    if (current === null || !names(match, current)) throw stale(current);
    return current;
  }
  if (noneMatch !== undefined) {
    if (current !== null && names(noneMatch, current)) throw stale(current);
    return current ?? 0;
  }
  return undefined;
}

function names(header: string, version: Version): boolean {
  return header
    .split(',')
    .map((tag) => tag.trim())
    .some((tag) => tag === '*' || tag === etagOf(version) || tag === `W/${etagOf(version)}`);
}

function stale(current: number | null): Problem {
  const now = current === null ? 'It does not exist.' : `It is at version ${etagOf(current)} now.`;
  return new Problem('precondition-failed', now, {
    untouched: 'Nothing was changed.',
    next: 'Read it again and repeat the change on what you find.',
    ...(current === null ? {} : { extra: { etag: etagOf(current) } }),
  });
}
