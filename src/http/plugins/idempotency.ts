import { createHash } from 'node:crypto';
import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { StoredAnswer } from '../../recovery/ports/store.ts';
import { Problem } from '../../recovery/problems.ts';
import type { Parts } from '../parts.ts';

const keptHours = 48;
/** What a repeated call is answered with again, beside status and body. */
const keptHeaders = ['content-type', 'location', 'retry-after', 'preference-applied', 'etag', 'link'];

/**
 * `Idempotency-Key` on every POST. The key is claimed after validation and before anything is done; the
 * answer is kept once something was begun, and the key is freed when it was not.
 */
export const idempotency = fp<Pick<Parts, 'store' | 'clock'>>(
  async (app, { store, clock }) => {
    /** Keys whose first call this process still works on. */
    const running = new Set<string>();
    app.decorateRequest('begun', false);
    app.decorateRequest('claimedKey', null);
    app.decorateRequest('keptBody', null);

    app.addHook('preHandler', async (request, reply) => {
      const key = keyOf(request);
      if (key === null) return;
      const place = `${request.token!.id} ${key}`;
      // Noted before the store is asked, so that of two equal calls the second one sees the first.
      const isFirst = !running.has(place);
      running.add(place);
      const known = await claim(store, clock, request, key);
      if (known === null || (known.isSame && known.answer === null && isFirst)) {
        // Not claimed, or claimed by a process that died: the actions look before they act, so going on is
        // safe, and a key that answers 409 for two days is worse.
        running.add(place);
        request.claimedKey = key;
        return;
      }
      if (isFirst) running.delete(place);
      if (!known.isSame) throw mismatch();
      if (known.answer !== null) return replay(reply, known.answer);
      reply.header('retry-after', '2');
      throw new Problem('idempotency-conflict', 'The first call with this key is not answered yet.', {
        untouched: 'This call did nothing; the first one goes on.',
      });
    });

    app.addHook('onSend', async (request, reply, payload) => {
      const key = request.claimedKey;
      if (key === null) return payload;
      request.claimedKey = null;
      const token = request.token!.id;
      try {
        if (request.begun) await store.keys.answer(token, key, answerOf(reply, request.keptBody ?? payload));
        else await store.keys.release(token, key);
      } catch (error) {
        request.log.error({ err: error }, 'the answer could not be kept for its key');
      }
      running.delete(`${token} ${key}`);
      return payload;
    });

    const timer = setInterval(() => prune(store, clock, app.log), 3_600_000).unref();
    app.addHook('onClose', async () => clearInterval(timer));
  },
  { name: 'idempotency', dependencies: ['authentication', 'bodies'] },
);

/** What is known of this key; null when it is now ours. */
async function claim(store: Parts['store'], clock: Parts['clock'], request: FastifyRequest, key: string) {
  const fingerprint = fingerprintOf(request);
  const now = clock.now().toISOString();
  const known = await store.keys.claim(request.token!.id, key, fingerprint, now);
  return known.claimed ? null : { isSame: known.fingerprint === fingerprint, answer: known.answer };
}

function prune(store: Parts['store'], clock: Parts['clock'], log: FastifyBaseLogger): void {
  const before = new Date(clock.now().getTime() - keptHours * 3_600_000).toISOString();
  store.keys.prune(before).catch((error: unknown) => log.error({ err: error }, 'old keys stay'));
}

/** A structured-field string, or the bare text that most callers send. */
function keyOf(request: FastifyRequest): string | null {
  const header = request.headers['idempotency-key'];
  if (header === undefined || request.method !== 'POST') return null;
  const key = /^"(.*)"$/.exec(String(header))?.[1] ?? String(header);
  if (/^[\x21-\x7e]{1,255}$/.test(key)) return key;
  throw new Problem('invalid-request', 'The Idempotency-Key must be 1 to 255 visible ASCII characters.', {
    untouched: 'Nothing was done.',
    extra: {
      errors: [{ detail: 'must be 1 to 255 visible ASCII characters', parameter: 'Idempotency-Key' }],
    },
  });
}

function fingerprintOf(request: FastifyRequest): string {
  return createHash('sha256')
    .update(JSON.stringify([request.method, request.url, request.bodyText]))
    .digest('hex');
}

function mismatch(): Problem {
  return new Problem('idempotency-mismatch', 'This key came with another path or another body before.', {
    untouched: 'Nothing was done.',
    next: 'Use a new key for a new request.',
  });
}

function replay(reply: FastifyReply, answer: StoredAnswer): FastifyReply {
  return reply
    .code(answer.status)
    .headers({ ...answer.headers, 'idempotency-replayed': 'true' })
    .serializer((body: string) => body)
    .send(answer.body);
}

function answerOf(reply: FastifyReply, payload: unknown): StoredAnswer {
  const headers = keptHeaders.flatMap((name) => {
    const value = reply.getHeader(name);
    return value === undefined ? [] : [[name, String(value)] as const];
  });
  return {
    status: reply.statusCode,
    headers: Object.fromEntries(headers),
    body: typeof payload === 'string' ? payload : '',
  };
}
