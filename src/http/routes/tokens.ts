import type { FastifyInstance } from 'fastify';
import type { TokenWish } from '../../access/desk.ts';
import { answer, answerOnce } from '../answer.ts';
import { expectedVersion } from '../etag.ts';
import { paging } from '../paging.ts';
import type { Parts } from '../parts.ts';
import { originOf } from '../request.ts';
import { addRoute } from '../route.ts';
import { PageQuery, RetryHeaders, TokenParams, WriteHeaders } from '../schemas/requests.ts';
import { NewTokenSchema, newTokenExample, TokenBody, TokenPage } from '../schemas/token.ts';
import { lines } from '../views/lines.ts';
import { newTokenText, tokenLine, tokenView } from '../views/token.ts';

/** Of a token nothing ever changes but its last use. */
const version = 1;

type Needs = Pick<Parts, 'store' | 'desk' | 'signingKey'>;

/** Who may do what. */
export async function tokenRoutes(app: FastifyInstance, parts: Needs): Promise<void> {
  addList(app, parts);
  addIssue(app, parts);
  addRevocation(app, parts);
}

function addList(app: FastifyInstance, { store, signingKey }: Needs): void {
  const pages = paging(signingKey);
  addRoute(app, {
    method: 'GET',
    url: '/tokens',
    id: 'listTokens',
    tag: 'Access',
    summary: 'List the tokens',
    description: 'In the order of their making. The tokens themselves are not kept, so they cannot be shown.',
    scope: 'admin',
    query: PageQuery,
    answers: { 200: { description: 'A page of tokens.', schema: TokenPage } },
    handler: async (request, reply) => {
      const page = await store.tokens.list(pages.request(request));
      const items = page.items.map(tokenView);
      const body = pages.answer(request, reply, { ...page, items });
      return answer(request, reply, body, () => lines(items, tokenLine, 'tokens'));
    },
  });
}

function addIssue(app: FastifyInstance, { desk }: Needs): void {
  addRoute(app, {
    method: 'POST',
    url: '/tokens',
    id: 'createToken',
    tag: 'Access',
    summary: 'Make a token',
    description: 'The answer holds the token, and nothing else ever does: what is stored is a hash of it.',
    scope: 'admin',
    headers: RetryHeaders,
    body: TokenBody,
    answers: {
      201: {
        description: 'The token.',
        schema: NewTokenSchema,
        example: newTokenExample,
        headers: { Location: 'Absolute; for DELETE.' },
      },
    },
    handler: async (request, reply) => {
      const { reason: _, ...wish } = request.body as TokenWish & { reason?: string };
      const { secret, token } = await desk.issue(wish);
      request.begun = true;
      reply.code(201).header('location', `${originOf(request)}/v1/tokens/${token.id}`);
      return answerOnce(request, reply, [tokenView(token), 'token', secret], newTokenText);
    },
  });
}

function addRevocation(app: FastifyInstance, { store, desk }: Needs): void {
  addRoute(app, {
    method: 'DELETE',
    url: '/tokens/:token',
    id: 'deleteToken',
    tag: 'Access',
    summary: 'Take a token back',
    description: 'It opens nothing from then on, and ends its open streams within a minute.',
    scope: 'admin',
    params: TokenParams,
    headers: WriteHeaders,
    answers: { 204: { description: 'Taken back.' } },
    handler: async (request, reply) => {
      const { token: id } = request.params as { token: string };
      const known = await store.tokens.get(id);
      expectedVersion(request.headers, known === null ? null : version);
      await desk.revoke(id);
      return reply.code(204).send();
    },
  });
}
