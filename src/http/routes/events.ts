import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { isOpen, type Job } from '../../recovery/job.ts';
import { Problem } from '../../recovery/problems.ts';
import { answer } from '../answer.ts';
import { jobById } from '../jobs.ts';
import { paging } from '../paging.ts';
import type { Parts } from '../parts.ts';
import { addRoute } from '../route.ts';
import { EventPage } from '../schemas/listings.ts';
import { FilterQuery, JobParams } from '../schemas/requests.ts';
import { eventStreams } from '../streaming.ts';
import { eventsText } from '../views/event.ts';

const query = FilterQuery({
  lastEventId: Type.Optional(
    Type.Integer({ minimum: 0, description: 'Only what came after it, like `Last-Event-ID`.' }),
  ),
});
const headers = Type.Object({
  'Last-Event-ID': Type.Optional(Type.String({ description: 'Goes on after this event.' })),
});

type Needs = Pick<
  Parts,
  'store' | 'actions' | 'clock' | 'draining' | 'limits' | 'authenticate' | 'signingKey' | 'log'
>;

/** What happened in a job: as a stream that ends with it, or in pages. */
export async function eventRoutes(app: FastifyInstance, parts: Needs): Promise<void> {
  const { store, clock } = parts;
  const pages = paging(parts.signingKey);
  const stream = eventStreams(parts);
  addRoute(app, {
    method: 'GET',
    url: '/jobs/:job/events',
    id: 'listEvents',
    tag: 'Jobs',
    summary: 'What happened in a recovery',
    description:
      'With `Accept: text/event-stream` a stream of Server-Sent Events that ends with the job and goes on ' +
      'after `Last-Event-ID`; else pages, the oldest first. An id that this job has not reached, since it is of another ' +
      'store, is answered with the event `reset` and all events anew.',
    scope: 'read',
    forms: ['json', 'text', 'events'],
    params: JobParams,
    query,
    headers,
    answers: {
      200: { description: 'A page of events, or the stream.', schema: EventPage },
      204: { description: 'The job has ended and every event was seen: do not connect again.' },
    },
    handler: async (request, reply) => {
      const job = await jobById(store, (request.params as { job: string }).job);
      const last = lastEventId(request);
      if (request.form === 'events') return streamed(job, last, request, reply);
      const { limit, after } = pages.request(request);
      const events = await store.events.since(job.id, Number(after ?? last ?? 0), limit + 1);
      const items = events.slice(0, limit);
      const more = events.length > limit ? { next: String(items.at(-1)!.seq) } : {};
      const body = pages.answer(request, reply, { items, ...more });
      return answer(request, reply, body, () => eventsText(job.server, items, clock.now()));
    },
  });

  async function streamed(job: Job, last: number | null, request: FastifyRequest, reply: FastifyReply) {
    const newest = last === null ? 0 : ((await store.events.latest(job.id))?.seq ?? 0);
    if (!isOpen(job) && last === newest) return reply.code(204).send();
    return stream(job, last === null || last <= newest ? (last ?? 0) : null, request, reply);
  }
}

function lastEventId(request: FastifyRequest): number | null {
  const { lastEventId: asked } = request.query as { lastEventId?: number };
  const header = request.headers['last-event-id'];
  if (header === undefined || header === '') return asked ?? null;
  if (/^\d{1,15}$/.test(String(header))) return Number(header);
  throw new Problem('invalid-request', 'Last-Event-ID must be the id of an event.', {
    extra: { errors: [{ detail: 'must be a whole number', parameter: 'Last-Event-ID' }] },
  });
}
