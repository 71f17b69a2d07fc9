import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { FastifyInstance } from 'fastify';
import supertest from 'supertest';
import { hashToken, makeToken, prefixOf } from '../../src/access/token.ts';
import { type AppParts, buildApp, makeLog } from '../../src/app.ts';
import { connectionSchema } from '../../src/connections/index.ts';
import type { Limits } from '../../src/http/parts.ts';
import { makeMetrics } from '../../src/metrics/index.ts';
import type { Job } from '../../src/recovery/job.ts';
import type { Message } from '../../src/recovery/message.ts';
import type { Store } from '../../src/recovery/ports/store.ts';
import { openStore } from '../../src/store/index.ts';
import { Contract } from './contract.ts';
import { profile, registration, sampleJob } from './sample.ts';
import { ScriptedActions } from './scripted-actions.ts';

export const pepper = Buffer.alloc(32, 9);
export const now = new Date('2026-11-23T03:20:00.000Z');

export interface Call {
  body?: unknown;
  headers?: Record<string, string>;
  /** Default: the admin token; null: none. */
  token?: string | null;
}

/** The document is the same for every app, and slow to make. */
let contract: Contract | undefined;

/** The app on a real store, its actions scripted, and every answer held to the document. */
export class Fixture {
  readonly app: FastifyInstance;
  readonly store: Store;
  readonly actions: ScriptedActions;
  readonly log: string[];
  admin = '';
  /** How far the app's clock is ahead of `now`, in milliseconds. */
  readonly passed: { ms: number };
  readonly #faults: unknown[] = [];

  constructor(
    app: FastifyInstance,
    store: Store,
    actions: ScriptedActions,
    log: string[],
    passed: { ms: number },
  ) {
    this.passed = passed;
    this.app = app;
    this.store = store;
    this.actions = actions;
    this.log = log;
    contract ??= new Contract(app.swagger());
    contract.watch(app.server, (error) => this.#faults.push(error));
  }

  async call(method: string, path: string, { body, headers = {}, token = this.admin }: Call = {}) {
    const verb = method.toLowerCase() as 'get' | 'put' | 'post' | 'delete' | 'patch' | 'options' | 'head';
    let request = supertest(this.app.server)[verb](path);
    if (token !== null) request = request.set('authorization', `Bearer ${token}`);
    for (const [name, value] of Object.entries(headers)) request = request.set(name, value);
    const response = await (body === undefined ? request : request.send(body as object));
    this.assertDocumented();
    return response;
  }

  /** Throws where an answer was given that the document does not know. */
  assertDocumented(): void {
    if (this.#faults.length > 0) throw this.#faults[0];
  }

  get(path: string, call?: Call) {
    return this.call('GET', path, call);
  }
  post(path: string, body?: unknown, call: Call = {}) {
    return this.call('POST', path, { ...call, body });
  }
  put(path: string, body: unknown, call: Call = {}) {
    return this.call('PUT', path, { ...call, body });
  }
  text(path: string, call: Call = {}) {
    return this.get(path, { ...call, headers: { ...call.headers, accept: 'text/plain' } });
  }

  token(...scopes: string[]): Promise<string> {
    return this.tokenFor(['*'], ...scopes);
  }

  /** A token that is limited to these servers. */
  async tokenFor(servers: string[], ...scopes: string[]): Promise<string> {
    return (await this.tokenUntil(null, servers, ...scopes)).token;
  }

  /** One that runs out then, and its id. */
  async tokenUntil(expiresAt: string | null, servers: string[], ...scopes: string[]) {
    const token = makeToken();
    const isUsual = servers.includes('*');
    const name = isUsual ? scopes.join('+') : `${scopes.join('+')}@${servers.join('+')}`;
    const id = randomUUID();
    const row = { id, name, prefix: prefixOf(token), hash: hashToken(token, pepper) };
    const times = { createdAt: now.toISOString(), expiresAt, lastUsedAt: null };
    await this.store.tokens.add({ ...row, scopes, servers, ...times });
    return { id, token };
  }

  async server(): Promise<void> {
    await this.store.profiles.put(profile);
    await this.store.servers.put('MAIL01', registration);
  }

  async job(change: Partial<Job> = {}, messages: Message[] = []): Promise<Job> {
    const job = await this.store.jobs.open(sampleJob(change));
    await this.store.ledger.add(job.id, messages);
    return job;
  }
}

async function open(
  t: TestContext,
  limits: Partial<Limits>,
  settings: Partial<AppParts['settings']>,
): Promise<Fixture> {
  const folder = await mkdtemp(join(tmpdir(), 'unjam-http-'));
  const store = await openStore({ folder }, () => now);
  const actions = new ScriptedActions(store);
  const log: string[] = [];
  const passed = { ms: 0 };
  const app = await buildApp({
    settings: { tls: null, behindProxy: false, ...settings },
    ...{ store, actions },
    profiles: {
      get: (id) => (id === 'built-in' ? { ...profile, id } : null),
      list: () => [{ ...profile, id: 'built-in' }],
    },
    connection: connectionSchema,
    signingKey: Buffer.alloc(32, 7),
    pepper,
    metrics: makeMetrics(store, 'test'),
    clock: { now: () => new Date(now.getTime() + passed.ms) },
    log: makeLog('info', { write: (line) => void log.push(line) }),
    // A machine that is busy with other tests is no overload of ours.
    limits: { eventLoopDelayMs: 60_000, ...limits },
  });
  await app.ready();
  const fixture = new Fixture(app, store, actions, log, passed);
  fixture.admin = await fixture.token('admin');
  t.after(async () => {
    await app.close();
    fixture.assertDocumented();
    await rm(folder, { recursive: true, force: true });
  });
  return fixture;
}

/** The parts of a fixture, so that a test reads as a conversation. */
export async function bound(
  t: TestContext,
  limits: Partial<Limits> = {},
  settings: Partial<AppParts['settings']> = {},
) {
  const fixture = await open(t, limits, settings);
  const { app, store, actions, log, admin, passed } = fixture;
  return {
    ...{ app, store, actions, log, admin, passed },
    call: fixture.call.bind(fixture),
    get: fixture.get.bind(fixture),
    put: fixture.put.bind(fixture),
    post: fixture.post.bind(fixture),
    text: fixture.text.bind(fixture),
    token: fixture.token.bind(fixture),
    tokenFor: fixture.tokenFor.bind(fixture),
    tokenUntil: fixture.tokenUntil.bind(fixture),
    server: fixture.server.bind(fixture),
    job: fixture.job.bind(fixture),
  };
}
