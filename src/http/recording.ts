import type { FastifyRequest } from 'fastify';
import type { AuditRow } from '../recovery/ports/access.ts';
import type { Parts } from './parts.ts';
import { pathOf } from './request.ts';

type Stores = Pick<Parts['store'], 'audit' | 'jobs' | 'approvals'>;

/** The status of a call that has begun something and is not answered yet (RFC 2518: Processing). */
export const begun = 102;

/** Writes the call into the audit, with what came of it. */
export async function record(store: Stores, request: FastifyRequest, status: number): Promise<void> {
  try {
    await store.audit.append(rowOf(request, status, await serverOf(store, request)));
  } catch (error) {
    // The action was done or begun: its answer matters more to the caller than our record of it.
    request.log.error({ err: error }, 'the audit row could not be written');
  }
}

/** The server that a call is about: the one of its path, or of the recovery or the request for approval in it. */
async function serverOf(store: Stores, { params }: FastifyRequest): Promise<string | null> {
  const { server, job, approval } = (params ?? {}) as Partial<Record<string, string>>;
  if (server !== undefined) return server.slice(0, 100);
  if (job !== undefined) return (await store.jobs.get(job))?.server ?? null;
  return approval === undefined ? null : ((await store.approvals.get(approval))?.server ?? null);
}

function rowOf(request: FastifyRequest, status: number, server: string | null): AuditRow {
  const { reason, because } = (request.body ?? request.query ?? {}) as Record<'reason' | 'because', unknown>;
  const why = reason ?? because;
  return {
    at: request.arrivedAt,
    token: request.token?.name ?? null,
    address: request.ip,
    requestId: request.id,
    method: request.method,
    path: pathOf(request).slice(0, 500),
    server,
    status,
    code: request.problemCode,
    reason: typeof why === 'string' ? why.slice(0, 500) : null,
  };
}
