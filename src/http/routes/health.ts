import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { Problem } from '../../recovery/problems.ts';
import { answer } from '../answer.ts';
import type { Parts } from '../parts.ts';
import { addRoute } from '../route.ts';
import { closed } from '../schemas/kinds.ts';
import { ReadQuery } from '../schemas/requests.ts';

const Health = Type.Object(
  {
    status: Type.Literal('ok'),
    checks: Type.Record(Type.String(), Type.Boolean(), { description: 'What was looked at.' }),
  },
  { $id: 'Health', ...closed },
);
const query = ReadQuery({
  verbose: Type.Optional(Type.String({ maxLength: 10, description: 'In text: one line for each check.' })),
  exclude: Type.Optional(
    Type.Union(
      [Type.String({ maxLength: 50 }), Type.Array(Type.String({ maxLength: 50 }), { maxItems: 10 })],
      {
        description: 'Name of a check to leave out.',
      },
    ),
  ),
});
type Checks = Record<string, () => Promise<boolean>>;
type Needs = Pick<Parts, 'store' | 'actions' | 'draining' | 'log'>;

/** How long what runs the actions may give no sign of life, in milliseconds. */
const silenceMs = 30_000;

/** For whoever starts and stops us; the status code decides. */
export async function healthRoutes(
  app: FastifyInstance,
  { store, actions, draining, log }: Needs,
): Promise<void> {
  const ready: Checks = {
    store: answersInTime(() => store.ping(), log),
    runner: async () => actions.silentMs() <= silenceMs,
    'not-draining': async () => !draining.aborted,
  };
  add('/livez', 'livez', 'Whether the process lives', 'Looks at nothing else.', {});
  add(
    '/readyz',
    'readyz',
    'Whether calls can be served',
    'The store answers, whatever runs the actions gives signs of life, and we are not about to end.',
    ready,
  );

  function add(url: string, id: string, summary: string, description: string, checks: Checks): void {
    addRoute(app, {
      ...{ method: 'GET', url, id, tag: 'Unjam', summary, description, scope: null, query },
      forms: ['text', 'json'],
      answers: { 200: { description: 'Yes.', schema: Health } },
      handler: async (request, reply) => {
        const { verbose, exclude = [] } = request.query as { verbose?: string; exclude?: string | string[] };
        const wanted = Object.entries(checks).filter(([name]) => ![exclude].flat().includes(name));
        const results = await Promise.all(wanted.map(async ([name, look]) => [name, await look()] as const));
        const failed = results.flatMap(([name, fine]) => (fine ? [] : [name]));
        const body = { status: 'ok', checks: Object.fromEntries(results) };
        reply.header('cache-control', 'no-store');
        if (failed.length > 0 && request.form !== 'text') throw notReady(failed, body.checks);
        if (failed.length > 0) reply.code(503).header('retry-after', '5');
        const told = results.filter(([, fine]) => verbose !== undefined || !fine);
        const lines = told.map(([name, fine]) => `[${fine ? '+' : '-'}]${name} ${fine ? 'ok' : 'failed'}`);
        return answer(request, reply, body, () =>
          [...lines, failed.length === 0 ? 'ok' : 'failed'].join('\n'),
        );
      },
    });
  }
}

function notReady(failed: string[], checks: Record<string, boolean>): Problem {
  return new Problem('unavailable', `Unjam is not ready: ${failed.join(', ')}.`, {
    next: 'Ask again in a few seconds; `/livez` says whether the process lives.',
    extra: { checks },
  });
}

/** How long the store may take to answer, in milliseconds: more is as good as no answer for whoever waits. */
const patienceMs = 5000;
/** How long an answer is good, in milliseconds: it costs a write, and anybody may ask. */
const goodMs = 1000;

/** Asks once for all who ask at the same time; no answer in time is a no. */
function answersInTime(ask: () => Promise<void>, log: Needs['log']): () => Promise<boolean> {
  let known: Promise<boolean> | null = null;
  const look = async (): Promise<boolean> => {
    try {
      const inTime = ask().then(() => true);
      if (await Promise.race([inTime, sleep(patienceMs, false, { ref: false })])) return true;
      log.error({ ms: patienceMs }, 'the store does not answer in time');
    } catch (error) {
      log.error({ err: error }, 'the store does not answer');
    }
    return false;
  };
  return () => {
    known ??= look().finally(() => {
      setTimeout(() => {
        known = null;
      }, goodMs).unref();
    });
    return known;
  };
}
