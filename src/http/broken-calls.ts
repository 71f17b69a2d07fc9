import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { Problem } from '../recovery/problems.ts';

/** Node's words for a head or a body that did not come in time. */
const late = new Set(['ERR_HTTP_REQUEST_TIMEOUT']);

/** Answers what never became a request: it came too slowly, or it is no HTTP. Then the line is closed. */
export function answerBroken(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return;
  const problem = late.has(error.code ?? '')
    ? new Problem('request-timeout', 'The request did not arrive in time, and the line was closed.')
    : new Problem('invalid-request', 'This is no request that can be read.');
  const { code, title, status, message: detail } = problem;
  const view = {
    type: `urn:unjam:problem:${code}`,
    title,
    status,
    detail,
    code,
    untouched: 'Nothing was done.',
  };
  const body = JSON.stringify(view);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}
