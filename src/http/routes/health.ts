import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { answer } from '../answer.ts';
import type { Parts } from '../parts.ts';
import { addRoute } from '../route.ts';
import { closed } from '../schemas/kinds.ts';
import { ReadQuery } from '../schemas/requests.ts';

const Health = Type.Object(
  {
    status: Type.Enum(['ok', 'failed'], { type: 'string' }),
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

/** For whoever starts and stops us; the status code decides. */
export async function healthRoutes(
  app: FastifyInstance,
  { store, draining, log }: Pick<Parts, 'store' | 'draining' | 'log'>,
): Promise<void> {
  const ready: Checks = {
    store: () =>
      store.ping().then(
        () => true,
        (error: unknown) => {
          log.error({ err: error }, 'the store does not answer');
          return false;
        },
      ),
    'not-draining': async () => !draining.aborted,
  };
  add('/livez', 'livez', 'Whether the process lives', 'Looks at nothing else.', {});
  add(
    '/readyz',
    'readyz',
    'Whether calls can be served',
    'The store answers, and we are not about to end.',
    ready,
  );

  function add(url: string, id: string, summary: string, description: string, checks: Checks): void {
    addRoute(app, {
      ...{ method: 'GET', url, id, tag: 'Unjam', summary, description, scope: null, query },
      forms: ['text', 'json'],
      answers: {
        200: { description: 'Yes.', schema: Health },
        503: { description: 'No.', schema: Health },
      },
      handler: async (request, reply) => {
        const { verbose, exclude = [] } = request.query as { verbose?: string; exclude?: string | string[] };
        const wanted = Object.entries(checks).filter(([name]) => ![exclude].flat().includes(name));
        const results = await Promise.all(wanted.map(async ([name, look]) => [name, await look()] as const));
        const status = results.every(([, fine]) => fine) ? 'ok' : 'failed';
        if (status === 'failed') reply.code(503);
        reply.header('cache-control', 'no-store');
        const lines = results.map(([name, fine]) => `[${fine ? '+' : '-'}]${name} ${fine ? 'ok' : 'failed'}`);
        const body = { status, checks: Object.fromEntries(results) };
        return answer(request, reply, body, () =>
          [...(verbose === undefined ? [] : lines), status].join('\n'),
        );
      },
    });
  }
}
