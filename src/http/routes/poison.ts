import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Disposal } from '../../recovery/job.ts';
import { Problem } from '../../recovery/problems.ts';
import { answerAct } from '../acting.ts';
import { jobById } from '../jobs.ts';
import type { Parts } from '../parts.ts';
import { callerOf } from '../request.ts';
import { addRoute } from '../route.ts';
import { ReasonBody } from '../schemas/actions.ts';
import { MessageParams, ReadQuery, WaitHeaders } from '../schemas/requests.ts';
import { jobAnswers } from './actions.ts';

type Needs = Pick<Parts, 'store' | 'actions' | 'clock' | 'draining' | 'limits'>;

const ReasonQuery = ReadQuery({ reason: Type.Optional(ReasonBody.properties.reason) });
const DeleteHeaders = Type.Object({
  'If-Match': Type.Optional(
    Type.String({ description: 'The `ETag` of its content: deletes what was looked at, or 412.' }),
  ),
});

/** What a person decides about poison afterwards: look at it, put it back, delete it. */
export async function poisonRoutes(app: FastifyInstance, parts: Needs): Promise<void> {
  addContent(app, parts);
  addRoute(app, {
    method: 'POST',
    url: '/jobs/:job/messages/:message/put-back',
    id: 'putPoisonBack',
    tag: 'Jobs',
    summary: 'Put a message that was set apart back into its queue',
    description:
      'Once its recovery is closed. The service is brought down for the move; one that ran is started again and ' +
      'watched, and when it falls the message is set apart again. 409 `name-taken` while new mail bears its name.',
    scope: ['operate', 'poison'],
    params: MessageParams,
    headers: WaitHeaders,
    body: ReasonBody,
    answers: jobAnswers,
    handler: (request, reply) =>
      decided(parts, request, reply, 'put-back', (request.body as { reason?: string }).reason),
  });
  addRoute(app, {
    method: 'DELETE',
    url: '/jobs/:job/messages/:message',
    id: 'deletePoison',
    tag: 'Jobs',
    summary: 'Delete a message that was set apart, for ever',
    description:
      'Once its recovery is closed. Its line in the ledger stays, so that the account still adds up: it is counted ' +
      'as set apart, and says who deleted it, when and why.',
    scope: 'poison',
    params: MessageParams,
    query: ReasonQuery,
    headers: DeleteHeaders,
    answers: jobAnswers,
    handler: async (request, reply) => {
      await assertMatches(parts, request);
      return decided(parts, request, reply, 'delete', (request.query as { reason?: string }).reason);
    },
  });
}

function addContent(app: FastifyInstance, { actions }: Pick<Parts, 'actions'>): void {
  addRoute(app, {
    method: 'GET',
    url: '/jobs/:job/messages/:message/content',
    id: 'getPoisonContent',
    tag: 'Jobs',
    summary: 'Download a message that is set apart',
    description:
      'For the vendor. As it lies on the host; of a message that is a folder or several files, a tar archive. ' +
      'Each download is in the audit and in the events of the job.',
    scope: 'poison',
    params: MessageParams,
    forms: [],
    answers: {
      200: {
        description: 'The content, as an attachment.',
        media: ['message/rfc822', 'application/octet-stream', 'application/x-tar'],
        headers: {
          'Content-Disposition': 'A safe name.',
          ETag: 'The SHA-256 of the content, where it is known.',
        },
      },
    },
    handler: async (request, reply) => {
      const { job, message } = request.params as { job: string; message: string };
      const caller = callerOf(request);
      const { fileName, mediaType, bytes, sha256, chunks, close } = await actions.content(
        job,
        message,
        caller,
      );
      const stream = Readable.from(chunks, { objectMode: false });
      stream.once(
        'close',
        () => void close().catch((error) => request.log.warn({ err: error }, 'not closed')),
      );
      reply.type(mediaType).header('content-disposition', `attachment; filename="${fileName}"`);
      reply.header('cache-control', 'no-store');
      if (bytes !== null) reply.header('content-length', bytes);
      if (sha256 !== null) reply.header('etag', `"${sha256}"`);
      return reply.send(stream);
    },
  });
}

async function decided(
  parts: Needs,
  request: FastifyRequest,
  reply: FastifyReply,
  does: Disposal['does'],
  reason: string | undefined,
): Promise<FastifyReply> {
  const { job, message } = request.params as { job: string; message: string };
  const { server } = await jobById(parts.store, job);
  const caller = callerOf(request);
  return answerAct(parts, request, reply, { server, action: does, body: {} }, () =>
    parts.actions.dispose(job, { does, message, reason: reason ?? null }, caller),
  );
}

async function assertMatches({ store }: Needs, request: FastifyRequest): Promise<void> {
  const wanted = request.headers['if-match'];
  if (wanted === undefined || wanted.trim() === '*') return;
  const { job, message } = request.params as { job: string; message: string };
  const sha256 = (await store.ledger.byId(job, message))?.sha256;
  if (sha256 != null && wanted.split(',').some((tag) => tag.trim() === `"${sha256}"`)) return;
  throw new Problem('precondition-failed', 'The message is not the one of this ETag.', {
    untouched: 'Nothing was deleted.',
    next: 'Download its content and look at it again.',
    ...(sha256 == null ? {} : { extra: { etag: `"${sha256}"` } }),
  });
}
