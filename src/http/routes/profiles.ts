import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Profile } from '../../recovery/profile.ts';
import { answer } from '../answer.ts';
import { etagOf, expectedVersion, isUnchanged } from '../etag.ts';
import { paging } from '../paging.ts';
import type { Parts } from '../parts.ts';
import { ProfileBook } from '../profile-book.ts';
import { originOf } from '../request.ts';
import { addRoute } from '../route.ts';
import { ProfilePage } from '../schemas/listings.ts';
import { PageQuery, ProfileParams, ReadHeaders, WriteHeaders } from '../schemas/requests.ts';
import { profilesText, profileText } from '../views/profile.ts';

const bodyLimit = 256 * 1024;
const etag = { ETag: 'The version, for `If-Match`; absent where it is read-only.' };

type Needs = Pick<Parts, 'store' | 'profiles' | 'signingKey'>;

/** What is known about each mail product. */
export async function profileRoutes(app: FastifyInstance, parts: Needs): Promise<void> {
  const book = new ProfileBook(parts);
  addList(app, book, parts.signingKey);
  addRead(app, book);
  addWrite(app, book);
  addRemoval(app, book);
}

function addList(app: FastifyInstance, book: ProfileBook, signingKey: Buffer): void {
  const pages = paging(signingKey);
  addRoute(app, {
    method: 'GET',
    url: '/profiles',
    id: 'listProfiles',
    tag: 'Profiles',
    summary: 'List the profiles',
    description: 'By id: those that came with Unjam, those of the profiles folder, and those that were PUT.',
    scope: 'read',
    query: PageQuery,
    answers: { 200: { description: 'A page of profiles, in short.', schema: ProfilePage } },
    handler: async (request, reply) => {
      const page = await book.list(pages.request(request));
      const body = pages.answer(request, reply, page);
      return answer(request, reply, body, () => profilesText(page.items));
    },
  });
}

function addRead(app: FastifyInstance, book: ProfileBook): void {
  addRoute(app, {
    method: 'GET',
    url: '/profiles/:profile',
    id: 'getProfile',
    tag: 'Profiles',
    summary: 'Read a profile',
    description: 'As it can be PUT again under another id.',
    scope: 'read',
    params: ProfileParams,
    headers: ReadHeaders,
    answers: {
      200: { description: 'The profile.', schema: Profile, headers: etag },
      304: { description: 'Unchanged.' },
    },
    handler: async (request, reply) => {
      const { profile, version } = await book.read(idOf(request));
      if (version !== null) reply.header('etag', etagOf(version));
      if (version !== null && isUnchanged(request.headers['if-none-match'], version)) {
        return reply.code(304).send();
      }
      return told(request, reply, profile);
    },
  });
}

function addWrite(app: FastifyInstance, book: ProfileBook): void {
  addRoute(app, {
    method: 'PUT',
    url: '/profiles/:profile',
    id: 'putProfile',
    tag: 'Profiles',
    summary: 'Add or change a profile of your own',
    description: 'For a product that Unjam never heard of. Every fault is told with its place.',
    scope: 'admin',
    params: ProfileParams,
    headers: WriteHeaders,
    body: Profile,
    bodyLimit,
    invalidBody: 'profile-invalid',
    answers: {
      200: { description: 'Changed.', schema: Profile, headers: etag },
      201: { description: 'Added.', schema: Profile, headers: { ...etag, Location: 'Absolute.' } },
    },
    handler: async (request, reply) => {
      const id = idOf(request);
      book.assertWritable(id);
      const known = await book.versionOf(id);
      const expect = expectedVersion(request.headers, known);
      const { profile, version } = await book.write(id, request.body as Profile, expect);
      reply.header('etag', etagOf(version));
      if (known === null) reply.code(201).header('location', `${originOf(request)}/v1/profiles/${id}`);
      return told(request, reply, profile);
    },
  });
}

function addRemoval(app: FastifyInstance, book: ProfileBook): void {
  addRoute(app, {
    method: 'DELETE',
    url: '/profiles/:profile',
    id: 'deleteProfile',
    tag: 'Profiles',
    summary: 'Remove a profile of your own',
    description: 'Refused while a server uses it. Open jobs work on their own copy.',
    scope: 'admin',
    params: ProfileParams,
    headers: WriteHeaders,
    answers: { 204: { description: 'Removed.' } },
    handler: async (request, reply) => {
      const id = idOf(request);
      book.assertWritable(id);
      const { version } = await book.read(id);
      await book.remove(id, expectedVersion(request.headers, version));
      return reply.code(204).send();
    },
  });
}

function idOf(request: FastifyRequest): string {
  return (request.params as { profile: string }).profile;
}

function told(request: FastifyRequest, reply: FastifyReply, profile: Profile): FastifyReply {
  return answer(request, reply, profile, () => profileText(profile));
}
