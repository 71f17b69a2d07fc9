import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { type House, quietLog, urlOf } from './house.ts';
import { load } from './load.ts';

/**
 * Reading a job with a token beside a bare route that returns the same bytes under the same logger, in turns
 * of one run: the median of the turns, each of which has both under what else the machine does just then.
 */
export async function ratio({ url, token }: House, turns: number, seconds: number) {
  const path = '/v1/servers/MAIL01/job';
  const answer = await fetch(url + path, { headers: { authorization: `Bearer ${token}` } });
  const bytes = await answer.text();
  if (!answer.ok) throw new Error(bytes);
  const bare: FastifyInstance = Fastify({ loggerInstance: quietLog() as FastifyBaseLogger });
  bare.get(path, async (_request, reply) => reply.type('application/json; charset=utf-8').send(bytes));
  await bare.listen({ port: 0 });
  const seen: { bare: number; ours: number; ratio: number }[] = [];
  try {
    for (let turn = 0; turn < turns; turn++) {
      const { rate } = await load(urlOf(bare) + path, token, seconds);
      const ours = (await load(url + path, token, seconds)).rate;
      seen.push({ bare: rate, ours, ratio: ours / rate });
    }
    // What the machine itself does to a call just now.
    const { p99 } = await load(urlOf(bare) + path, token, seconds, 1000);
    return { bare: median(seen, 'bare'), ours: median(seen, 'ours'), ratio: median(seen, 'ratio'), p99 };
  } finally {
    await bare.close();
  }
}

function median<K extends string>(seen: Record<K, number>[], of: K): number {
  return seen.map((one) => one[of]).sort((a, b) => a - b)[Math.floor(seen.length / 2)]!;
}
