import { maxHeaderSize, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { Problem, type ProblemCode } from '../recovery/problems.ts';
import { problemFields } from './views/problem.ts';

/** Node's words for what never became a request, in those of the catalogue. */
const known: Record<string, [ProblemCode, string]> = {
  ERR_HTTP_REQUEST_TIMEOUT: [
    'request-timeout',
    'The request did not arrive in time, and the line was closed.',
  ],
  HPE_HEADER_OVERFLOW: [
    'headers-too-large',
    `Path and headers together are larger than ${maxHeaderSize} bytes.`,
  ],
};

/** Answers what never became a request: it came too slowly, or it is no HTTP. Then the line is closed. */
export function answerBroken(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return;
  const fallback: [ProblemCode, string] = ['invalid-request', 'This is no request that can be read.'];
  const problem = new Problem(...(known[error.code ?? ''] ?? fallback), { untouched: 'Nothing was done.' });
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
