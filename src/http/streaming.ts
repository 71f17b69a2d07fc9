import type { FastifyReply, FastifyRequest } from 'fastify';
import { isOpen, type Job } from '../recovery/job.ts';
import type { JobEvent } from '../recovery/ports/store.ts';
import type { Parts } from './parts.ts';
import { exceeded } from './plugins/quota.ts';

type Needs = Pick<Parts, 'store' | 'actions' | 'draining' | 'limits' | 'authenticate' | 'log'>;

const heartbeatMs = 15_000;
/** How long a stream sleeps at most before it looks for events: a wake-up can come before its event. */
const lookMs = 2000;
/** How often the token of a long stream is looked at again. */
const recheckMs = 60_000;
const atOnce = 100;

/** Server-Sent Events of a job: from the event table, so that a stream goes on after a restart of ours. */
export function eventStreams(parts: Needs) {
  const open = new Map<string, number>();

  return async function stream(job: Job, after: number, request: FastifyRequest, reply: FastifyReply) {
    const token = request.token!.id;
    const mine = open.get(token) ?? 0;
    if (mine >= parts.limits.streamsPerToken) {
      throw exceeded(reply, 'streams', 30, `${mine} open streams of this token`);
    }
    open.set(token, mine + 1);
    reply.hijack();
    begin(reply);
    const heartbeat = setInterval(() => reply.raw.write(': heartbeat\n\n'), heartbeatMs);
    try {
      await follow(parts, job, after, request, reply);
    } catch (error) {
      // The head is sent: all that can be said is the end of the stream, and the client comes back.
      parts.log.warn({ err: error, job: job.id }, 'an event stream broke off');
    } finally {
      clearInterval(heartbeat);
      const left = open.get(token)! - 1;
      if (left > 0) open.set(token, left);
      else open.delete(token);
      reply.raw.end();
    }
    return reply;
  };
}

/** Sends events until the job has ended, the client or Unjam goes, or the token is no longer good. */
async function follow(parts: Needs, first: Job, after: number, request: FastifyRequest, reply: FastifyReply) {
  const { store, draining, authenticate } = parts;
  let job = first;
  let last = after;
  let checked = Date.now();
  while (!draining.aborted && !reply.raw.destroyed) {
    // Read before the events: whatever the job's last change told is among them then.
    const ended = !isOpen(job);
    const events = await store.events.since(job.id, last, atOnce);
    for (const event of events) await write(reply, event);
    last = events.at(-1)?.seq ?? last;
    if (events.length === atOnce) continue;
    if (ended) return;
    if (Date.now() - checked > recheckMs) {
      if ((await authenticate(request.headers.authorization)) === null) return;
      checked = Date.now();
    }
    job = await changed(parts, job, reply);
  }
}

/** Wakes up with the job, with the end of the client, or with ours. */
async function changed({ actions, draining }: Needs, job: Job, reply: FastifyReply): Promise<Job> {
  const { promise: over, resolve } = Promise.withResolvers<null>();
  const wake = () => resolve(null);
  draining.addEventListener('abort', wake, { once: true });
  reply.raw.once('close', wake);
  try {
    return (await Promise.race([actions.changed(job.id, job.version, lookMs), over])) ?? job;
  } finally {
    draining.removeEventListener('abort', wake);
    reply.raw.removeListener('close', wake);
  }
}

function begin(reply: FastifyReply): void {
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) reply.raw.setHeader(name, value);
  }
  reply.raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache',
    'x-accel-buffering': 'no',
  });
  reply.raw.write('retry: 3000\n\n');
}

/** Waits for a slow reader: events stay in the store, not in our memory. */
async function write(reply: FastifyReply, event: JobEvent): Promise<void> {
  const { seq, ...data } = event;
  const line = JSON.stringify({ seq, ...data });
  if (reply.raw.write(`id: ${seq}\nevent: ${event.type}\ndata: ${line}\n\n`) || reply.raw.destroyed) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const done = () => resolve();
  reply.raw.once('drain', done).once('close', done);
  await promise;
  reply.raw.removeListener('drain', done).removeListener('close', done);
}
