import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Registration, Server } from '../../recovery/server.ts';
import { answer } from '../answer.ts';
import { etagOf, expectedVersion, isUnchanged } from '../etag.ts';
import { paging } from '../paging.ts';
import type { Parts } from '../parts.ts';
import { registerServer, removeServer, serverNamed } from '../registering.ts';
import { originOf, sightOf } from '../request.ts';
import { addRoute } from '../route.ts';
import { type ServerSchemas, serverSchemas } from '../schemas/registration.ts';
import { PageQuery, ReadHeaders, ServerParams, WriteHeaders } from '../schemas/requests.ts';
import { lines } from '../views/lines.ts';
import { serverLine, serverText, serverView } from '../views/server.ts';

const bodyLimit = 256 * 1024;
const etag = { ETag: 'The version, for `If-Match`.' };

type Needs = Pick<Parts, 'store' | 'profiles' | 'connection' | 'signingKey'>;

/** The registered mail hosts. */
export async function serverRoutes(app: FastifyInstance, parts: Needs): Promise<void> {
  const schemas = serverSchemas(parts.connection);
  addList(app, parts, schemas);
  addRead(app, parts, schemas);
  addWrite(app, parts, schemas);
  addRemoval(app, parts);
}

function addList(app: FastifyInstance, { store, signingKey }: Needs, { ServerPage }: ServerSchemas): void {
  const pages = paging(signingKey);
  addRoute(app, {
    method: 'GET',
    url: '/servers',
    id: 'listServers',
    tag: 'Servers',
    summary: 'List the registered servers',
    description: 'By name.',
    scope: 'read',
    query: PageQuery,
    answers: { 200: { description: 'A page of servers.', schema: ServerPage } },
    handler: async (request, reply) => {
      const page = await store.servers.list(pages.request(request), sightOf(request));
      const body = pages.answer(request, reply, { ...page, items: page.items.map(serverView) });
      return answer(request, reply, body, () => lines(page.items, serverLine, 'servers'));
    },
  });
}

function addRead(app: FastifyInstance, { store }: Needs, { ServerView }: ServerSchemas): void {
  addRoute(app, {
    method: 'GET',
    url: '/servers/:server',
    id: 'getServer',
    tag: 'Servers',
    summary: 'Read a registration',
    description: 'Secrets are never returned, not even the names of their files.',
    scope: 'read',
    params: ServerParams,
    headers: ReadHeaders,
    answers: {
      200: { description: 'The registration.', schema: ServerView, headers: etag },
      304: { description: 'Unchanged.' },
    },
    handler: async (request, reply) => {
      const server = await serverNamed(store, nameOf(request));
      reply.header('etag', etagOf(server.version));
      if (isUnchanged(request.headers['if-none-match'], server.version)) return reply.code(304).send();
      return told(request, reply, server);
    },
  });
}

function addWrite(app: FastifyInstance, parts: Needs, { Registration, ServerView }: ServerSchemas): void {
  addRoute(app, {
    method: 'PUT',
    url: '/servers/:server',
    id: 'putServer',
    tag: 'Servers',
    summary: 'Register a server, or change its registration',
    description:
      'What a registration says may run commands on a host. While a job is open nothing but a secret can be ' +
      'changed: the job works on its own copy.',
    scope: 'admin',
    params: ServerParams,
    headers: WriteHeaders,
    body: Registration,
    bodyLimit,
    invalidBody: 'server-invalid',
    answers: {
      200: { description: 'Changed.', schema: ServerView, headers: etag },
      201: { description: 'Registered.', schema: ServerView, headers: { ...etag, Location: 'Absolute.' } },
    },
    handler: async (request, reply) => {
      const name = nameOf(request);
      const known = await parts.store.servers.get(name);
      const expect = expectedVersion(request.headers, known?.version ?? null);
      const server = await registerServer(parts, name, request.body as Registration, expect);
      reply.header('etag', etagOf(server.version));
      if (known === null) reply.code(201).header('location', `${originOf(request)}/v1/servers/${name}`);
      return told(request, reply, server);
    },
  });
}

function addRemoval(app: FastifyInstance, { store }: Needs): void {
  addRoute(app, {
    method: 'DELETE',
    url: '/servers/:server',
    id: 'deleteServer',
    tag: 'Servers',
    summary: 'Remove a server',
    description: 'Its jobs stay. Refused while one is open.',
    scope: 'admin',
    params: ServerParams,
    headers: WriteHeaders,
    answers: { 204: { description: 'Removed.' } },
    handler: async (request, reply) => {
      const server = await serverNamed(store, nameOf(request));
      await removeServer(store, server.name, expectedVersion(request.headers, server.version));
      return reply.code(204).send();
    },
  });
}

function nameOf(request: FastifyRequest): string {
  return (request.params as { server: string }).server;
}

function told(request: FastifyRequest, reply: FastifyReply, server: Server): FastifyReply {
  return answer(request, reply, serverView(server), () => serverText(server));
}
