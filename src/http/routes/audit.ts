import type { FastifyInstance } from 'fastify';
import { answer } from '../answer.ts';
import { paging } from '../paging.ts';
import type { Parts } from '../parts.ts';
import { addRoute } from '../route.ts';
import { AuditPage, type AuditView } from '../schemas/listings.ts';
import { PageQuery } from '../schemas/requests.ts';
import { oneLine } from '../views/lines.ts';

/** Who did what, and why. */
export async function auditRoutes(
  app: FastifyInstance,
  { store, signingKey }: Pick<Parts, 'store' | 'signingKey'>,
): Promise<void> {
  const pages = paging(signingKey);
  addRoute(app, {
    method: 'GET',
    url: '/audit',
    id: 'listAudit',
    tag: 'Access',
    summary: 'Every call that acted or was refused',
    description: 'The newest first, with token, reason, address and request id.',
    scope: 'admin',
    query: PageQuery,
    answers: { 200: { description: 'A page of calls.', schema: AuditPage } },
    handler: async (request, reply) => {
      const page = await store.audit.list(pages.request(request));
      const body = pages.answer(request, reply, page);
      return answer(request, reply, body, () => page.items.map(auditLine).join('\n'));
    },
  });
}

function auditLine(row: AuditView): string {
  const who = row.token === null ? 'nobody' : oneLine(row.token);
  const why = row.reason === null ? '' : `  (${oneLine(row.reason)})`;
  const code = row.code === null ? '' : ` ${row.code}`;
  return `${row.at}  ${who}  ${row.method} ${oneLine(row.path)}  ${row.status}${code}${why}`;
}
