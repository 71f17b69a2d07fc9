import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { answer } from '../answer.ts';
import { paging } from '../paging.ts';
import type { Parts } from '../parts.ts';
import { addRoute } from '../route.ts';
import { AuditPage, AuditProof, type AuditProofView, type AuditView } from '../schemas/listings.ts';
import { PageQuery, ReadQuery } from '../schemas/requests.ts';
import { lines, oneLine, plural } from '../views/lines.ts';

const markQuery = ReadQuery({
  seq: Type.Optional(Type.Integer({ minimum: 1, description: 'Of a head that was noted before.' })),
  hash: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$', description: 'Of the same.' })),
});
const proofExample: AuditProofView = {
  intact: true,
  rows: 4711,
  head: { seq: 4711, hash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' },
  fault: null,
};

/** Who did what, and why. */
export async function auditRoutes(
  app: FastifyInstance,
  parts: Pick<Parts, 'store' | 'signingKey'>,
): Promise<void> {
  addList(app, parts);
  addVerification(app, parts);
}

function addList(app: FastifyInstance, { store, signingKey }: Pick<Parts, 'store' | 'signingKey'>): void {
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
      return answer(request, reply, body, () => lines(page.items, auditLine, 'records'));
    },
  });
}

function addVerification(app: FastifyInstance, { store }: Pick<Parts, 'store'>): void {
  addRoute(app, {
    method: 'GET',
    url: '/audit/verification',
    id: 'verifyAudit',
    tag: 'Access',
    summary: 'Whether the record is as it was written',
    description:
      'Each row carries a hash of itself and of the row before it, so that a removed or changed one shows. ' +
      'Note `head` somewhere else and give it back later: then a record that was rewritten as a whole shows, too.',
    scope: 'admin',
    query: markQuery,
    answers: { 200: { description: 'What was found.', schema: AuditProof, example: proofExample } },
    handler: async (request, reply) => {
      const { seq, hash } = request.query as { seq?: number; hash?: string };
      const isNoted = seq !== undefined && hash !== undefined;
      const proof = await store.audit.verify(isNoted ? { seq, hash } : undefined);
      const view = { intact: proof.fault === null, ...proof };
      return answer(request, reply, view, () => proofText(view));
    },
  });
}

function proofText({ intact, rows, head, fault }: AuditProofView): string {
  const first = intact ? `intact  ${plural(rows, 'row')}` : `BROKEN  at row ${fault!.seq}: ${fault!.what}`;
  return head === null ? first : `${first}\n  head ${head.seq} ${head.hash}`;
}

function auditLine(row: AuditView): string {
  const who = row.token === null ? 'nobody' : oneLine(row.token);
  const why = row.reason === null ? '' : `  (${oneLine(row.reason)})`;
  const code = row.code === null ? '' : ` ${row.code}`;
  return `${row.at}  ${who}  ${row.method} ${oneLine(row.path)}  ${row.status}${code}${why}`;
}
