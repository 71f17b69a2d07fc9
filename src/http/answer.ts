import type { FastifyReply, FastifyRequest } from 'fastify';

/** Sends one thing in the form that the caller asked for. The text is made only when it is wanted. */
export function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  json: unknown,
  text: () => string,
): FastifyReply {
  // What is a string already is JSON: it was made before.
  if (request.form !== 'text') return reply.type('application/json; charset=utf-8').send(json);
  const lines = text();
  return reply.type('text/plain; charset=utf-8').send(lines.endsWith('\n') ? lines : `${lines}\n`);
}

/** An answer with a secret, shown once: what is kept of it for whoever repeats its key holds none. */
export function answerOnce<T extends object, K extends string>(
  request: FastifyRequest,
  reply: FastifyReply,
  [view, field, secret]: readonly [view: T, field: K, secret: string],
  text: (view: T & Record<K, string | null>) => string,
): FastifyReply {
  const filled = (value: string | null) => ({ ...view, [field]: value }) as T & Record<K, string | null>;
  const [shown, kept] = [filled(secret), filled(null)];
  request.keptBody = request.form === 'text' ? `${text(kept)}\n` : JSON.stringify(kept);
  reply.header('cache-control', 'no-store');
  return answer(request, reply, shown, () => text(shown));
}
