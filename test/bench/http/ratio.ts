import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { type House, quietLog, urlOf } from './house.ts';
import { load } from './load.ts';

/**
 * Reading a job with a token beside a bare route that returns the same bytes under the same logger, in turns
 * of one run: the best of each, since whatever else the machine does can only slow them down.
 */
export async function ratio({ url, token }: House, turns: number, seconds: number) {
  const path = '/v1/servers/MAIL01/job';
  const answer = await fetch(url + path, { headers: { authorization: `Bearer ${token}` } });
  const bytes = await answer.text();
  if (!answer.ok) throw new Error(bytes);
  const bare: FastifyInstance = Fastify({ loggerInstance: quietLog() as FastifyBaseLogger });
  bare.get(path, async (_request, reply) => reply.type('application/json; charset=utf-8').send(bytes));
  await bare.listen({ port: 0 });
  const best = { bare: 0, ours: 0, p99: 0 };
  try {
    for (let turn = 0; turn < turns; turn++) {
      best.bare = Math.max(best.bare, (await load(urlOf(bare) + path, token, seconds)).rate);
      best.ours = Math.max(best.ours, (await load(url + path, token, seconds)).rate);
    }
    // What the machine itself does to a call just now.
    best.p99 = (await load(urlOf(bare) + path, token, seconds, 1000)).p99;
  } finally {
    await bare.close();
  }
  return { ...best, ratio: best.ours / best.bare };
}
