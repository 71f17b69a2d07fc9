import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { Problem } from '../../recovery/problems.ts';
import { type Sight, sees, seesEvery } from '../../recovery/sight.ts';
import { approvalById, approvalUnknown } from '../approving.ts';
import { jobById, jobUnknown, serverUnknown } from '../jobs.ts';
import type { Parts } from '../parts.ts';
import { sightOf } from '../request.ts';

/** Parameters by which a route belongs to one server. */
const owners = ['server', 'job', 'approval'];
/** What belongs to no server and may be read with any token. */
const common = ['profile'];

/**
 * What belongs to a server is there for tokens that may know of that server, and for all others it does not
 * exist. Decided here for every route by its parameters; listings are filtered by the store, which asks for
 * the caller's sight. What belongs to the whole house and needs `admin` is for tokens that are not limited.
 */
export const sight = fp<Pick<Parts, 'store'>>(
  async (app, { store }) => {
    app.decorateRequest('hidden', false);
    app.addHook('onRoute', ({ url, config }) => {
      const names = [...url.matchAll(/:(\w+)/g)].map(([, name]) => name!);
      const isOwned = names.some((name) => owners.includes(name));
      if (isOwned || [config?.scope].flat().includes('admin')) return;
      const stranger = names.find((name) => !common.includes(name));
      if (stranger !== undefined)
        throw new Error(`${url}: to which server a ${stranger} belongs is not said`);
    });
    // Before the body is looked at, so that not even its faults tell that something is there.
    app.addHook('preValidation', async (request) => {
      const mine = sightOf(request);
      if (seesEvery(mine)) return;
      const problem = await refusal(store, request, mine);
      if (problem === null) return;
      request.hidden = true;
      throw problem;
    });
  },
  { name: 'sight', dependencies: ['authentication'] },
);

async function refusal(store: Parts['store'], request: FastifyRequest, mine: Sight): Promise<Problem | null> {
  const { server, job, approval } = request.params as Partial<Record<string, string>>;
  if (server !== undefined) {
    // The same for a server that is there and one that is not: the name alone decides.
    return sees(mine, server) ? null : serverUnknown(server);
  }
  if (job !== undefined) return sees(mine, (await jobById(store, job)).server) ? null : jobUnknown(job);
  if (approval !== undefined) {
    return sees(mine, (await approvalById(store, approval)).server) ? null : approvalUnknown(approval);
  }
  if (![request.routeOptions.config.scope].flat().includes('admin')) return null;
  return new Problem('forbidden', 'This belongs to no server, and the token is limited to some.', {
    untouched: 'Nothing was done.',
  });
}
