import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Page, PageRequest } from '../recovery/ports/store.ts';
import { Problem } from '../recovery/problems.ts';
import { originOf, pathOf } from './request.ts';

const usualSize = 50;
const largestSize = 500;

export interface PageQuery {
  pageSize?: number;
  pageToken?: string;
}

/** Page tokens: opaque, signed, and good for the same listing with the same filters alone. */
export interface Paging {
  /** Which page is asked for; throws `invalid-request` for a token that is not of this listing. */
  request(request: FastifyRequest): PageRequest;
  /** The page as it is answered; sets `Link` when there is more. */
  answer<T>(
    request: FastifyRequest,
    reply: FastifyReply,
    page: Page<T>,
  ): { items: T[]; nextPageToken?: string };
}

export function paging(key: Buffer): Paging {
  return {
    request(request) {
      const { pageSize = usualSize, pageToken } = request.query as PageQuery;
      const limit = Math.min(pageSize === 0 ? usualSize : pageSize, largestSize);
      if (pageToken === undefined) return { limit };
      const after = open(key, pageToken, listing(request));
      if (after !== null) return { limit, after };
      throw new Problem('invalid-request', 'The pageToken is not one of this listing with these filters.', {
        next: 'Begin again without pageToken.',
        extra: { errors: [{ detail: 'is not a token of this listing', parameter: 'pageToken' }] },
      });
    },
    answer(request, reply, page) {
      if (page.next === undefined) return { items: page.items };
      const nextPageToken = seal(key, page.next, listing(request));
      const query = new URLSearchParams(request.query as Record<string, string>);
      query.set('pageToken', nextPageToken);
      reply.header('link', `<${originOf(request)}${pathOf(request)}?${query.toString()}>; rel="next"`);
      return { items: page.items, nextPageToken };
    },
  };
}

/** What a token is bound to: the path and every filter, but neither the size of a page nor its form. */
function listing(request: FastifyRequest): string {
  const query = Object.entries(request.query as Record<string, unknown>)
    .filter(([name]) => !['pageSize', 'pageToken', 'format'].includes(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([pathOf(request), query]);
}

function seal(key: Buffer, after: string, listing: string): string {
  const place = Buffer.from(after).toString('base64url');
  return `${place}.${signature(key, after, listing).toString('base64url')}`;
}

function open(key: Buffer, token: string, listing: string): string | null {
  const [place = '', signed = ''] = token.split('.');
  const after = Buffer.from(place, 'base64url').toString();
  const given = Buffer.from(signed, 'base64url');
  const right = signature(key, after, listing);
  return given.length === right.length && timingSafeEqual(given, right) ? after : null;
}

function signature(key: Buffer, after: string, listing: string): Buffer {
  return createHmac('sha256', key)
    .update(JSON.stringify([listing, after]))
    .digest()
    .subarray(0, 16);
}
