import fp from 'fastify-plugin';
import { Problem } from '../../recovery/problems.ts';
import { pathOf } from '../request.ts';

/** 404 for a path that is not ours, 405 with `Allow` for a path that is and a method that is not. */
export const unknownPaths = fp(
  async (app) => {
    const known = new Map<string, { pattern: RegExp; methods: Set<string> }>();
    app.addHook('onRoute', ({ url, method }) => {
      const entry = known.get(url) ?? { pattern: patternOf(url), methods: new Set() };
      for (const one of [method].flat()) entry.methods.add(one);
      known.set(url, entry);
    });
    app.setNotFoundHandler((request, reply) => {
      const path = pathOf(request);
      const methods = [...known.values()]
        .filter(({ pattern }) => pattern.test(path))
        .flatMap((entry) => [...entry.methods]);
      if (methods.length === 0) throw nothingAt(path);
      const allow = [...new Set(methods)].sort().join(', ');
      reply.header('allow', allow);
      throw new Problem('method-not-allowed', `${request.method} is not known here; ${allow} are.`, {
        untouched: 'Nothing was done.',
      });
    });
    // `$SERVER` that is not set: what would be named by it is no thing whose name has a fault.
    app.addHook('onRequest', async (request) => {
      const { '*': _, ...named } = request.params as Record<string, string>;
      if (Object.values(named).includes('')) throw nothingAt(pathOf(request));
    });
  },
  { name: 'unknown-paths', dependencies: ['problems'] },
);

function nothingAt(path: string): Problem {
  return new Problem('not-found', `There is nothing at ${path.slice(0, 200)}.`, {
    untouched: 'Nothing was done.',
    next: path.includes('//')
      ? 'A step of the path is empty: see whether a variable in it is not set.'
      : 'GET /openapi.json lists every path.',
  });
}

function patternOf(url: string): RegExp {
  const steps = url.split('/').map((step) => {
    if (step === '*') return '.*';
    return step.startsWith(':') ? '[^/]+' : step.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${steps.join('/')}$`);
}
