import { pointerTo, type RequestFault } from './faults.ts';

/** Free text may have lines; names, paths and patterns may not. */
const prose = new Set(['reason', 'because', 'do', 'cause', 'title', 'readsSource', 'output', 'refused']);

/** No body of ours is so deep: what lies deeper fits no schema, and following it would exhaust the stack. */
const deepest = 32;

/**
 * Control characters in the strings of a body. A NUL cuts a path short in the calls below us, and an
 * escape sequence in a name is shown to a person in a terminal.
 */
export function controlFaults(body: unknown, path: string[] = []): RequestFault[] {
  if (typeof body === 'string') {
    const bad = prose.has(path.at(-1) ?? '') ? /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/ : /[\x00-\x1f\x7f]/;
    return bad.test(body) ? [{ pointer: pointerTo(path), detail: 'must not hold control characters' }] : [];
  }
  if (typeof body !== 'object' || body === null || path.length > deepest) return [];
  return Object.entries(body).flatMap(([key, value]) => controlFaults(value, [...path, key]));
}
