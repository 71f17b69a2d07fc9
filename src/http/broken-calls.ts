import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { Problem } from '../recovery/problems.ts';
import { problemFields } from './views/problem.ts';

/** Node's words for a head or a body that did not come in time. */
const late = new Set(['ERR_HTTP_REQUEST_TIMEOUT']);

/** Answers what never became a request: it came too slowly, or it is no HTTP. Then the line is closed. */
export function answerBroken(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return;
  const untouched = 'Nothing was done.';
  const problem = late.has(error.code ?? '')
    ? new Problem('request-timeout', 'The request did not arrive in time, and the line was closed.', {
        untouched,
      })
    : new Problem('invalid-request', 'This is no request that can be read.', { untouched });
  const { status } = problem;
  const body = JSON.stringify(problemFields(problem));
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}
