import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { answer } from '../answer.ts';
import { originOf } from '../request.ts';
import { addRoute } from '../route.ts';
import { closed } from '../schemas/kinds.ts';
import { curlGet, curlPost } from '../views/curl.ts';

const Start = Type.Object(
  {
    name: Type.Literal('Unjam'),
    document: Type.String({ description: 'The OpenAPI document.' }),
    docs: Type.String({ description: 'The same as a page.' }),
    servers: Type.String({ description: 'The registered servers.' }),
  },
  { $id: 'Start', ...closed },
);

/** Where to go from here, for a person with `curl` and for a program. */
export async function startRoutes(app: FastifyInstance): Promise<void> {
  addRoute(app, {
    method: 'GET',
    url: '/',
    id: 'start',
    tag: 'Unjam',
    summary: 'Where to go',
    description: 'A few lines that can be pasted.',
    scope: null,
    forms: ['text', 'json'],
    answers: { 200: { description: 'Where to go.', schema: Start } },
    handler: async (request, reply) => {
      const origin = originOf(request);
      const links = { document: '/openapi.json', docs: '/docs', servers: '/v1/servers' };
      return answer(request, reply, { name: 'Unjam', ...links }, () => hints(origin));
    },
  });
  addRoute(app, {
    method: 'GET',
    url: '/openapi.json',
    id: 'getDocument',
    tag: 'Unjam',
    summary: 'This document',
    description: 'OpenAPI 3.1.',
    scope: null,
    forms: ['json'],
    answers: {
      200: { description: 'The document.', schema: Type.Object({}, { additionalProperties: true }) },
    },
    handler: async () => app.swagger(),
  });
}

function hints(origin: string): string {
  const server = '/v1/servers/MAIL01';
  return [
    'Unjam  gets a jammed mail server going again, without losing a message',
    `  first:    export UNJAM=${origin} UNJAM_TOKEN=...`,
    `  servers:  ${curlGet('/v1/servers')}`,
    `  look:     ${curlPost(`${server}/diagnose`)}`,
    `  all:      ${curlPost(`${server}/recover`)}`,
    `  stands:   ${curlGet(`${server}/job`)}`,
    `  more:     ${origin}/docs and ${origin}/openapi.json`,
  ].join('\n');
}
