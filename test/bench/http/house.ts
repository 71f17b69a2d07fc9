import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { tokenDesk } from '../../../src/access/desk.ts';
import { systemClock } from '../../../src/actions/clock.ts';
import { type Actions, Runner } from '../../../src/actions/index.ts';
import { buildApp, makeLog } from '../../../src/app.ts';
import { connectionSchema, openHost } from '../../../src/connections/index.ts';
import { makeMetrics } from '../../../src/metrics/index.ts';
import type { ActionName, ActionOptions, Job } from '../../../src/recovery/job.ts';
import type { Store } from '../../../src/recovery/ports/store.ts';
import { openStore } from '../../../src/store/index.ts';
import { writeBulk } from '../../corpus/index.ts';
import { idle, idleRegistration } from '../../peers/idle.ts';

const pepper = Buffer.alloc(32, 1);

/** Unjam as it is wired in production, on a real store and a spool of files; the service is only a file. */
export interface House {
  app: FastifyInstance;
  url: string;
  token: string;
  store: Store;
  actions: Actions;
  act(action: ActionName, options?: ActionOptions): Promise<Job>;
  close(): Promise<void>;
}

/** A log as in production that goes nowhere: what it costs is measured, not the terminal. */
export const quietLog = () => makeLog('info', { write: () => {} });

export async function openHouse(messages: number): Promise<House> {
  const folder = mkdtempSync(join(tmpdir(), 'unjam-bench-http-'));
  mkdirSync(join(folder, 'root', 'in'), { recursive: true });
  writeBulk(join(folder, 'root', 'in'), messages, 1);
  const store = await openStore({ folder: join(folder, 'data') });
  const metrics = makeMetrics(store, 'bench');
  const log = quietLog();
  const actions = new Runner({
    store: metrics.store(store),
    clock: systemClock,
    openHost: metrics.opening(openHost),
    profile: async () => idle,
    installation: 'bench',
    log,
  });
  const app = await buildApp({
    ...{ settings: { tls: null, behindProxy: false }, store, actions, metrics, log, pepper },
    ...{ profiles: { get: () => idle, list: () => [idle] }, connection: connectionSchema },
    ...{ signingKey: Buffer.alloc(32, 2), clock: systemClock },
    limits: { callsPerMinute: 0, streamsPerToken: 10_000 },
  });
  await app.listen({ port: 0 });
  await store.servers.put('MAIL01', idleRegistration(folder));
  const { secret } = await tokenDesk(store, systemClock, pepper, () => {}).issue({
    name: 'bench',
    scopes: ['admin'],
  });
  return {
    ...{ app, store, actions, token: secret },
    url: urlOf(app),
    async act(action, options = {}) {
      const { done } = await actions.act('MAIL01', action, options, { who: 'bench', requestId: 'bench' });
      return await done;
    },
    async close() {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function urlOf(app: FastifyInstance): string {
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
}
