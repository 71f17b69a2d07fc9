import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import type { Message } from '../../recovery/message.ts';
import { fromText, toText } from '../../recovery/names.ts';
import { Problem } from '../../recovery/problems.ts';
import { answer } from '../answer.ts';
import { paging } from '../paging.ts';
import type { Parts } from '../parts.ts';
import { sightOf } from '../request.ts';
import { addRoute } from '../route.ts';
import { FoundPage } from '../schemas/listings.ts';
import type { FoundMessage } from '../schemas/message.ts';
import { FilterQuery } from '../schemas/requests.ts';
import { plural } from '../views/lines.ts';
import { messageLine, messageView } from '../views/message.ts';

const query = FilterQuery({
  messageId: Type.Optional(Type.String({ minLength: 1, maxLength: 998, description: 'Message-ID header.' })),
  name: Type.Optional(Type.String({ minLength: 1, maxLength: 1024, description: 'Name in the spool.' })),
  sha256: Type.Optional(Type.String({ pattern: '^[0-9a-fA-F]{64}$', description: 'Of its content.' })),
});
interface Sought {
  messageId?: string;
  name?: string;
  sha256?: string;
}

/** "Where is my mail?": one message over all recoveries. */
export async function lookupRoutes(
  app: FastifyInstance,
  { store, signingKey }: Pick<Parts, 'store' | 'signingKey'>,
): Promise<void> {
  const pages = paging(signingKey);
  addRoute(app, {
    method: 'GET',
    url: '/messages',
    id: 'findMessages',
    tag: 'Jobs',
    summary: 'What became of one message',
    description:
      'Over all jobs, the newest first. At least one of `messageId`, `name` and `sha256` is needed.',
    scope: 'read',
    query,
    answers: { 200: { description: 'A page of messages.', schema: FoundPage } },
    handler: async (request, reply) => {
      const page = await store.ledger.find(
        soughtOf(request.query as Sought),
        pages.request(request),
        sightOf(request),
      );
      const items = await Promise.all(page.items.map(found));
      const body = pages.answer(request, reply, { ...page, items });
      const lines = items.map((item) => `  ${item.server ?? item.job}  ${messageLine(item)}`);
      return answer(request, reply, body, () =>
        [`${plural(items.length, 'message')} found`, ...lines].join('\n'),
      );
    },
  });

  async function found(message: Message & { job: string }): Promise<FoundMessage> {
    const job = await store.jobs.get(message.job);
    const view = messageView(message, job ?? { disposed: [] });
    return { ...view, job: message.job, server: job?.server ?? null };
  }
}

function soughtOf({ messageId, name, sha256 }: Sought): Sought {
  if (messageId === undefined && name === undefined && sha256 === undefined) {
    throw new Problem('invalid-request', 'Say which message: messageId, name or sha256.', {
      extra: { errors: [{ detail: 'one of messageId, name and sha256 is needed', parameter: 'messageId' }] },
    });
  }
  return {
    ...(messageId === undefined ? {} : { messageId }),
    ...(name === undefined ? {} : { name: nameFrom(name) }),
    ...(sha256 === undefined ? {} : { sha256: sha256.toLowerCase() }),
  };
}

/** A name as we show it: names that are not UTF-8 are shown percent-encoded, and can be asked for so. */
function nameFrom(text: string): string {
  const raw = text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  const isShownSo = raw !== text && /^[\x00-\xff]*$/.test(raw) && toText(raw) === text;
  return isShownSo ? raw : fromText(text);
}
