import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { type Life, lives, type Thought, thoughts } from '../../recovery/message.ts';
import { Problem } from '../../recovery/problems.ts';
import { answer } from '../answer.ts';
import { jobById } from '../jobs.ts';
import { paging } from '../paging.ts';
import type { Parts } from '../parts.ts';
import { addRoute } from '../route.ts';
import { Choice } from '../schemas/kinds.ts';
import { MessagePage } from '../schemas/listings.ts';
import { MessageSchema } from '../schemas/message.ts';
import { FilterQuery, JobParams, MessageParams } from '../schemas/requests.ts';
import { messagesText, messageText, messageView } from '../views/message.ts';

const states = [...new Set([...lives, ...thoughts])];
const query = FilterQuery({
  state: Type.Optional(
    Choice(states, 'Where it is, or what is thought of it. `poison`: thought to be, set apart or not yet.'),
  ),
});

/** The ledger of one job. */
export async function messageRoutes(
  app: FastifyInstance,
  { store, signingKey }: Pick<Parts, 'store' | 'signingKey'>,
): Promise<void> {
  const pages = paging(signingKey);
  addRoute(app, {
    method: 'GET',
    url: '/jobs/:job/messages',
    id: 'listMessages',
    tag: 'Jobs',
    summary: 'The ledger of a recovery',
    description: 'Every message that was seen, and what became of it.',
    scope: 'read',
    params: JobParams,
    query,
    answers: { 200: { description: 'A page of messages.', schema: MessagePage } },
    handler: async (request, reply) => {
      const job = await jobById(store, (request.params as { job: string }).job);
      const { state } = request.query as { state?: string };
      const page = await store.ledger.list(job.id, filterOf(state), pages.request(request));
      const items = page.items.map((message) => messageView(message, job));
      const body = pages.answer(request, reply, { ...page, items });
      const title = state === undefined ? job.server : `${job.server}  ${state}`;
      return answer(request, reply, body, () => messagesText(title, items, page.next !== undefined));
    },
  });
  addRoute(app, {
    method: 'GET',
    url: '/jobs/:job/messages/:message',
    id: 'getMessage',
    tag: 'Jobs',
    summary: 'One message',
    description: 'Its account, never its content.',
    scope: 'read',
    params: MessageParams,
    answers: { 200: { description: 'The message.', schema: MessageSchema } },
    handler: async (request, reply) => {
      const { job: id, message: messageId } = request.params as { job: string; message: string };
      const job = await jobById(store, id);
      const message = await store.ledger.byId(job.id, messageId);
      if (message === null)
        throw new Problem('message-unknown', `Job ${job.id} has no message ${messageId}.`);
      const view = messageView(message, job);
      return answer(request, reply, view, () => messageText(view));
    },
  });
}

/** `poison` is both a life and a thought; who asks for it wants all that are thought to be. */
function filterOf(state: string | undefined): { life?: Life; thought?: Thought } {
  if (state === undefined) return {};
  if ((thoughts as readonly string[]).includes(state)) return { thought: state as Thought };
  return { life: state as Life };
}
