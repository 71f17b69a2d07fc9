import rateLimit from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { isFromSlack } from '../../inbox/index.ts';
import { Problem } from '../../recovery/problems.ts';
import type { Parts } from '../parts.ts';

/**
 * The other way in beside a token: a signature over the bytes as they came. Whatever is registered in its
 * scope takes forms alone, and no call reaches a handler unless Slack signed it lately and never before.
 */
export const slack = fp<Pick<Parts, 'store' | 'clock' | 'calling' | 'limits'>>(
  async (app, { store, clock, calling, limits }) => {
    await app.register(rateLimit, { global: false });
    const failures = app.createRateLimit({ max: limits.failuresPerMinute, timeWindow: 60_000 });
    app.decorateRequest('token', null);
    app.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'buffer' },
      (_request, body, done) => done(null, body),
    );
    app.addHook('preValidation', async (request, reply) => {
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const form = Object.fromEntries(new URLSearchParams(bytes.toString()));
      request.body = form;
      if (isSigned(request, bytes) && (await isFirst(form, request))) return;
      const limit = await failures(request);
      if (!limit.isAllowed && limit.isExceeded) {
        reply.header('retry-after', String(limit.ttlInSeconds));
        throw new Problem('too-many-requests', 'Too many calls that Slack did not sign, from this address.');
      }
      throw new Problem('unauthorized', 'This is no call that Slack signed just now for this Unjam.', {
        untouched: 'Nothing was done.',
        next: 'Set UNJAM_SLACK_SIGNING_SECRET_FILE to the signing secret of the Slack app, and the clock right.',
      });
    });

    function isSigned({ headers }: FastifyRequest, body: Buffer): boolean {
      if (calling.slackSecret === null) return false;
      const timestamp = headers['x-slack-request-timestamp'] as string | undefined;
      const signature = headers['x-slack-signature'] as string | undefined;
      return isFromSlack(body, { timestamp, signature }, calling.slackSecret, clock.now());
    }

    /** Kept with the idempotency keys, which outlast a restart and are pruned long after the window. */
    async function isFirst(form: Record<string, string>, { headers }: FastifyRequest): Promise<boolean> {
      const signature = String(headers['x-slack-signature']);
      const now = clock.now().toISOString();
      return (await store.keys.claim('slack', form.trigger_id ?? signature, signature, now)).claimed;
    }
  },
  { name: 'slack', dependencies: ['problems', 'tracing'] },
);
