import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Job } from '../recovery/job.ts';
import { newsOf } from './news.ts';
import type { Parts } from './parts.ts';
import { exceeded } from './plugins/quota.ts';

type Needs = Pick<Parts, 'store' | 'actions' | 'draining' | 'limits' | 'authenticate' | 'log'>;

const heartbeatMs = 15_000;
/** How often the token of a stream on which nothing happens is looked at again. */
const recheckMs = 10_000;

const over = ': the token opens nothing any more\n\n';
/** Its number makes the client forget the one that it named. */
const reset =
  'id: 0\nevent: reset\ndata: {"why":"Last-Event-ID is no event of this job: all are told anew"}\n\n';

/** Server-Sent Events of a job: from the event table, so that a stream goes on after a restart of ours. */
export function eventStreams(parts: Needs) {
  const open = new Map<string, number>();
  const next = newsOf(parts);

  /** Events after this one; after null, an event of another life was named, and all of them are told anew. */
  return async function stream(job: Job, after: number | null, request: FastifyRequest, reply: FastifyReply) {
    const token = request.token!.id;
    const mine = open.get(token) ?? 0;
    if (mine >= parts.limits.streamsPerToken) {
      throw exceeded(reply, 'streams', 30, `${mine} open streams of this token`);
    }
    open.set(token, mine + 1);
    begin(parts, reply, () => {
      const left = open.get(token)! - 1;
      if (left > 0) open.set(token, left);
      else open.delete(token);
    });
    try {
      if (after === null) await write(reply, reset);
      await follow(job, after ?? 0, request, reply);
    } catch (error) {
      // The head is sent: all that can be said is the end of the stream, and the client comes back.
      if (isThere(reply)) parts.log.warn({ err: error, job: job.id }, 'an event stream broke off');
    }
    reply.raw.end();
    return reply;
  };

  /** Sends events until the job has ended, the client or Unjam goes, or the token is no longer good. */
  async function follow(
    first: Job,
    after: number,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<unknown> {
    let job = first;
    let last = after;
    let checked = Date.now();
    while (isThere(reply)) {
      const news = await next(job, last);
      // Nothing is told to whoever would be refused now.
      if (news.text !== '' || Date.now() - checked > recheckMs) {
        if ((await parts.authenticate(request.headers.authorization)) === null) return reply.raw.write(over);
        checked = Date.now();
      }
      if (news.text !== '' && isThere(reply)) await write(reply, news.text);
      if (news.ended) return;
      ({ job, last } = news);
    }
  }
}

/** Sends the head, keeps the line warm, and ends with Unjam; `over` is called when the client is gone. */
function begin({ draining }: Pick<Parts, 'draining'>, reply: FastifyReply, over: () => void): void {
  reply.hijack();
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) reply.raw.setHeader(name, value);
  }
  reply.raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache',
    'x-accel-buffering': 'no',
  });
  reply.raw.write('retry: 3000\n\n');
  const heartbeat = setInterval(() => reply.raw.write(': heartbeat\n\n'), heartbeatMs);
  const end = () => void reply.raw.end();
  if (draining.aborted) end();
  draining.addEventListener('abort', end, { once: true });
  reply.raw.once('close', () => {
    clearInterval(heartbeat);
    draining.removeEventListener('abort', end);
    over();
  });
}

function isThere(reply: FastifyReply): boolean {
  return !reply.raw.destroyed && !reply.raw.writableEnded;
}

/** Waits for a slow reader: events stay in the store, not in our memory. */
async function write(reply: FastifyReply, text: string): Promise<void> {
  if (reply.raw.write(text) || !isThere(reply)) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const done = () => resolve();
  reply.raw.once('drain', done).once('close', done);
  await promise;
  reply.raw.removeListener('drain', done).removeListener('close', done);
}
