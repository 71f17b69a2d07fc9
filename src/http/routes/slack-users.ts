import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SlackUser } from '../../recovery/ports/inbox.ts';
import { Problem } from '../../recovery/problems.ts';
import { answer } from '../answer.ts';
import { etagOf, expectedVersion } from '../etag.ts';
import { paging } from '../paging.ts';
import type { Parts } from '../parts.ts';
import { originOf } from '../request.ts';
import { addRoute } from '../route.ts';
import { slackUserExample } from '../schemas/calling-examples.ts';
import { SlackUserBody, SlackUserPage, SlackUserParams, SlackUserSchema } from '../schemas/hooks.ts';
import { PageQuery, WriteHeaders } from '../schemas/requests.ts';
import { lines, oneLine } from '../views/lines.ts';

const etag = { ETag: 'The version, for `If-Match`.' };
const url = '/hooks/slack/users/:user';
type Needs = Pick<Parts, 'store' | 'signingKey'>;

/** Who of Slack may do what: a stranger to this list may nothing. */
export async function slackUserRoutes(app: FastifyInstance, parts: Needs): Promise<void> {
  addList(app, parts);
  addRead(app, parts);
  addWrite(app, parts);
  addRemoval(app, parts);
}

function addList(app: FastifyInstance, { store, signingKey }: Needs): void {
  const pages = paging(signingKey);
  addRoute(app, {
    method: 'GET',
    url: '/hooks/slack/users',
    id: 'listSlackUsers',
    tag: 'Hooks',
    summary: 'List the users of Slack',
    description: 'By id.',
    scope: 'admin',
    query: PageQuery,
    answers: {
      200: { description: 'A page of users.', schema: SlackUserPage, example: { items: [slackUserExample] } },
    },
    handler: async (request, reply) => {
      const page = await store.slackUsers.list(pages.request(request));
      const body = pages.answer(request, reply, page);
      return answer(request, reply, body, () => lines(page.items, userLine, 'users of Slack'));
    },
  });
}

function addRead(app: FastifyInstance, { store }: Needs): void {
  addRoute(app, {
    method: 'GET',
    url,
    id: 'getSlackUser',
    tag: 'Hooks',
    summary: 'Read what a user of Slack may do',
    description: 'Here, not in Slack.',
    scope: 'admin',
    params: SlackUserParams,
    answers: {
      200: { description: 'The user.', schema: SlackUserSchema, example: slackUserExample, headers: etag },
    },
    handler: async (request, reply) => told(request, reply, await userNamed(store, idOf(request))),
  });
}

function addWrite(app: FastifyInstance, { store }: Needs): void {
  addRoute(app, {
    method: 'PUT',
    url,
    id: 'putSlackUser',
    tag: 'Hooks',
    summary: 'Say what a user of Slack may do',
    description: 'By the ids of user and workspace, which Slack signs; a display name can be anybody’s.',
    scope: 'admin',
    params: SlackUserParams,
    headers: WriteHeaders,
    body: SlackUserBody,
    answers: {
      200: { description: 'Changed.', schema: SlackUserSchema, example: slackUserExample, headers: etag },
      201: {
        description: 'Added.',
        schema: SlackUserSchema,
        example: slackUserExample,
        headers: { ...etag, Location: 'Absolute.' },
      },
    },
    handler: async (request, reply) => {
      const user = idOf(request);
      const known = await store.slackUsers.get(user);
      const expect = expectedVersion(request.headers, known?.version ?? null);
      const stored = await store.slackUsers.put({ ...(request.body as SlackUserBody), user }, expect);
      if (known === null) {
        reply.code(201).header('location', `${originOf(request)}/v1/hooks/slack/users/${user}`);
      }
      return told(request, reply, stored);
    },
  });
}

function addRemoval(app: FastifyInstance, { store }: Needs): void {
  addRoute(app, {
    method: 'DELETE',
    url,
    id: 'deleteSlackUser',
    tag: 'Hooks',
    summary: 'Take a user of Slack off the list',
    description: 'From then on the user may nothing here.',
    scope: 'admin',
    params: SlackUserParams,
    headers: WriteHeaders,
    answers: { 204: { description: 'Removed.' } },
    handler: async (request, reply) => {
      const { user, version } = await userNamed(store, idOf(request));
      await store.slackUsers.remove(user, expectedVersion(request.headers, version));
      return reply.code(204).send();
    },
  });
}

async function userNamed(store: Parts['store'], id: string): Promise<SlackUser> {
  const user = await store.slackUsers.get(id);
  if (user !== null) return user;
  throw new Problem('slack-user-unknown', `No user ${id} of Slack is on the list.`);
}

function idOf(request: FastifyRequest): string {
  return (request.params as { user: string }).user;
}

function told(request: FastifyRequest, reply: FastifyReply, user: SlackUser): FastifyReply {
  reply.header('etag', etagOf(user.version));
  return answer(request, reply, user, () => userLine(user));
}

function userLine({ user, team, name, scopes, servers }: SlackUser): string {
  return [user, team, name, scopes.join(','), servers.join(',')].map(oneLine).join('  ');
}
