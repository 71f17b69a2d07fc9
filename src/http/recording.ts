import type { FastifyRequest } from 'fastify';
import type { AuditRow } from '../recovery/ports/store.ts';
import type { Parts } from './parts.ts';
import { pathOf } from './request.ts';

/** The status of a call that has begun something and is not answered yet (RFC 2518: Processing). */
export const begun = 102;

/** Writes the call into the audit, with what came of it. */
export async function record(
  store: Pick<Parts['store'], 'audit'>,
  request: FastifyRequest,
  status: number,
): Promise<void> {
  try {
    await store.audit.append(rowOf(request, status));
  } catch (error) {
    // The action was done or begun: its answer matters more to the caller than our record of it.
    request.log.error({ err: error }, 'the audit row could not be written');
  }
}

function rowOf(request: FastifyRequest, status: number): AuditRow {
  const { server } = (request.params ?? {}) as { server?: string };
  const { reason, because } = (request.body ?? request.query ?? {}) as Record<'reason' | 'because', unknown>;
  const why = reason ?? because;
  return {
    at: request.arrivedAt,
    token: request.token?.name ?? null,
    address: request.ip,
    requestId: request.id,
    method: request.method,
    path: pathOf(request).slice(0, 500),
    server: server?.slice(0, 100) ?? null,
    status,
    code: request.problemCode,
    reason: typeof why === 'string' ? why.slice(0, 500) : null,
  };
}
