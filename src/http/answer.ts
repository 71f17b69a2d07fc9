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
