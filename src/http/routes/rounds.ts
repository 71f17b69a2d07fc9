import type { FastifyInstance } from 'fastify';
import { Problem } from '../../recovery/problems.ts';
import { answer } from '../answer.ts';
import { jobById } from '../jobs.ts';
import { paging } from '../paging.ts';
import type { Parts } from '../parts.ts';
import { addRoute } from '../route.ts';
import { RoundPage } from '../schemas/listings.ts';
import { JobParams, PageQuery, RoundParams } from '../schemas/requests.ts';
import { RoundSchema } from '../schemas/round.ts';
import { roundViews } from '../views/round.ts';
import { roundsText } from '../views/round-text.ts';

/** What each round released, and what came of it. */
export async function roundRoutes(
  app: FastifyInstance,
  { store, signingKey }: Pick<Parts, 'store' | 'signingKey'>,
): Promise<void> {
  const pages = paging(signingKey);
  addRoute(app, {
    method: 'GET',
    url: '/jobs/:job/rounds',
    id: 'listRounds',
    tag: 'Jobs',
    summary: 'The rounds of a recovery',
    description: 'In their order, with verdict and evidence.',
    scope: 'read',
    params: JobParams,
    query: PageQuery,
    answers: { 200: { description: 'A page of rounds.', schema: RoundPage } },
    handler: async (request, reply) => {
      const job = await jobById(store, (request.params as { job: string }).job);
      const { limit, after } = pages.request(request);
      const rest = (await store.rounds.list(job.id)).filter((round) => round.n > Number(after ?? 0));
      const items = await roundViews(job.id, rest.slice(0, limit), store.ledger);
      const more = rest.length > limit ? { next: String(items.at(-1)!.n) } : {};
      const body = pages.answer(request, reply, { items, ...more });
      return answer(request, reply, body, () => roundsText(job.server, items));
    },
  });
  addRoute(app, {
    method: 'GET',
    url: '/jobs/:job/rounds/:n',
    id: 'getRound',
    tag: 'Jobs',
    summary: 'One round',
    description: 'With verdict and evidence.',
    scope: 'read',
    params: RoundParams,
    answers: { 200: { description: 'The round.', schema: RoundSchema } },
    handler: async (request, reply) => {
      const { job: id, n } = request.params as { job: string; n: number };
      const job = await jobById(store, id);
      const round = await store.rounds.get(job.id, n);
      if (round === null) throw new Problem('round-unknown', `Job ${job.id} has no round ${n}.`);
      const [view] = await roundViews(job.id, [round], store.ledger);
      return answer(request, reply, view, () => roundsText(job.server, [view!]));
    },
  });
}
