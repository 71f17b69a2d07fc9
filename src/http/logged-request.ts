import type { FastifyRequest } from 'fastify';

const struckOut = '[struck out]';
/** Our own tokens, wherever they stand. */
const tokens = /ujm_[A-Za-z0-9]+/g;
/** What others call a secret in a query; the token of a page opens nothing. */
const secretName = /^(?!pageToken$).*(?:token|key|secret|password|auth)/i;

/** A request as the log shows it. URLs end in many logs, and a token in one of them is no secret any more. */
export function loggedRequest({ method, url, host, ip, socket }: FastifyRequest) {
  const remotePort = socket?.remotePort;
  return { method, url: withoutSecrets(url), host, remoteAddress: ip, remotePort };
}

/** Whether a URL carries what belongs into a header. */
export function carriesSecret(url: string): boolean {
  return withoutSecrets(url) !== url;
}

function withoutSecrets(url: string): string {
  const [path = '', ...query] = url.split(/[?&]/);
  const marks = [...url.matchAll(/[?&]/g)].map(([mark]) => mark);
  const parts = query.map((part, n) => {
    const name = part.slice(0, part.indexOf('=') + 1 || undefined);
    return `${marks[n]}${secretName.test(name.replace(/=$/, '')) ? `${name}${struckOut}` : part}`;
  });
  return `${path}${parts.join('')}`.replaceAll(tokens, struckOut);
}
