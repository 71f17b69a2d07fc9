import Fastify, { type RouteOptions } from 'fastify';
import Type from 'typebox';
import { http } from '../../src/http/index.ts';
import { usualLimits } from '../../src/http/parts.ts';

/** Every route as it is registered; nothing behind it is touched. */
export async function allRoutes(): Promise<RouteOptions[]> {
  const untouched: never = new Proxy({}, { get: () => untouched }) as never;
  const app = Fastify();
  const routes: RouteOptions[] = [];
  app.addHook('onRoute', (route) => void routes.push(route));
  await http(app, {
    ...{ store: untouched, actions: untouched, profiles: untouched, authenticate: untouched, log: app.log },
    ...{ desk: untouched, calling: untouched, metrics: untouched, tracing: null },
    ...{ connection: Type.Object({}), clock: { now: () => new Date(0) }, signingKey: Buffer.alloc(32) },
    ...{ draining: new AbortController().signal, limits: usualLimits },
  });
  return routes;
}
