import { createHash } from 'node:crypto';
import type { AuditRow } from '../recovery/ports/access.ts';

/** What the first row follows. */
export const beginning = '0'.repeat(64);

/**
 * The hash of a row: of the hash before it and of everything that it says, its place included. So a row that
 * was changed, removed, added or moved does not fit its neighbours.
 */
export function chained(before: string, seq: number, row: AuditRow): string {
  const { at, token, address, requestId, method, path, server, status, code, reason } = row;
  const said = [before, seq, at, token, address, requestId, method, path, server, status, code, reason];
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}
