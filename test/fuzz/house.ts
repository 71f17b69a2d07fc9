import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import type { FastifyInstance } from 'fastify';
import { hashToken, makeToken, prefixOf } from '../../src/access/token.ts';
import type { Act, Actions } from '../../src/actions/contract.ts';
import type { Runner } from '../../src/actions/index.ts';
import { buildApp, makeLog } from '../../src/app.ts';
import { connectionSchema } from '../../src/connections/index.ts';
import { makeMetrics } from '../../src/metrics/index.ts';
import { deletedIn, type Job } from '../../src/recovery/job.ts';
import type { Store } from '../../src/recovery/ports/store.ts';
import { everyServer } from '../../src/recovery/sight.ts';
import { openStore } from '../../src/store/index.ts';
import { simulatedProfile, World } from '../faults/simulated/world.ts';
import type { Known } from './requests.ts';

const pepper = Buffer.alloc(32, 9);

/** In memory where the machine has such a folder: every answer is written down durably. */
const fast = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Unjam whole, on its real store, before a simulated host: what a request does to mail is done at once. */
export class House {
  readonly app: FastifyInstance;
  readonly store: Store;
  readonly world: World;
  readonly log: string[];
  readonly tokens: { admin: string; reader: string };
  readonly #folder: string;
  /** Actions that were begun, until they end. */
  readonly #running: Set<Promise<unknown>>;

  private constructor(
    app: FastifyInstance,
    store: Store,
    world: World,
    log: string[],
    tokens: House['tokens'],
    folder: string,
    running: Set<Promise<unknown>>,
  ) {
    this.app = app;
    this.store = store;
    this.world = world;
    this.log = log;
    this.tokens = tokens;
    this.#folder = folder;
    this.#running = running;
  }

  static async open(): Promise<House> {
    const folder = await mkdtemp(`${fast}/unjam-fuzz-`);
    const store = await openStore({ folder });
    const world = new World('MAIL01', { poison: 'load', arrivals: 3 }, { good: 5, poison: 1 });
    const plain = { host: <T>(host: T) => host, store: <T>(its: T) => its };
    const running = new Set<Promise<unknown>>();
    const actions = followed(world.unjam(store, plain), running);
    const log: string[] = [];
    const app = await buildApp({
      settings: { tls: null, behindProxy: false },
      ...{ store, actions },
      profiles: {
        get: (id) => (id === simulatedProfile.id ? simulatedProfile : null),
        list: () => [simulatedProfile],
      },
      connection: connectionSchema,
      signingKey: Buffer.alloc(32, 7),
      pepper,
      metrics: makeMetrics(store, 'test'),
      clock: { now: () => new Date() },
      log: makeLog('error', { write: (line) => void log.push(line) }),
      limits: { failuresPerMinute: 1_000_000, callsPerMinute: 0, eventLoopDelayMs: 60_000 },
    });
    await app.ready();
    const tokens = { admin: await token(store, 'admin'), reader: await token(store, 'read') };
    const house = new House(app, store, world, log, tokens, folder, running);
    await house.register();
    await world.open();
    return house;
  }

  /** A request may have removed the server, or registered it anew. */
  async register(): Promise<void> {
    await this.store.servers.put('MAIL01', {
      profile: simulatedProfile.id,
      root: '/',
      connection: { type: 'simulated' },
    });
  }

  /** New mail with a poison among it, so that there is something to recover again. */
  async jam(n: number): Promise<void> {
    const { service, disk } = this.world;
    for (const [k, content] of ['', 'X-Poison: yes\n', ''].entries()) {
      const name = `JAM${n}K${k}`;
      const letter = `${content}Message-ID: ${messageIdOf(name)}\n\njam\n`;
      this.world.planted.push(...service.plant(`in/${name}`, letter));
    }
    disk.flush('in');
    if (!service.isUp) await service.start();
    for (let tick = 0; tick < 50 && !service.isJammed; tick += 1) this.world.clock.pass(100);
  }

  /** What is there to be asked for. */
  async known(): Promise<Known> {
    const { items } = await this.store.jobs.list({}, { limit: 3 }, everyServer);
    const messages =
      items[0] === undefined ? [] : (await this.store.ledger.list(items[0].id, {}, { limit: 5 })).items;
    return {
      server: ['MAIL01', 'MAIL01', 'MAIL01', 'MAIL02'],
      profile: [simulatedProfile.id, 'mine'],
      job: items.length === 0 ? ['none'] : items.map(({ id }) => id),
      n: ['1', '2', '9'],
      message: messages.length === 0 ? ['none'] : messages.map(({ id }) => id),
    };
  }

  /** What is wrong with the mail; poison that a request had deleted is nowhere, as it was asked for. */
  async mailFaults(): Promise<string[]> {
    const deleted = new Set<string>();
    for await (const job of this.#jobs()) {
      const ids = deletedIn(job);
      if (ids.size === 0) continue;
      for await (const page of this.store.ledger.pages(job.id, { life: ['poison'] })) {
        for (const { id, name } of page) if (ids.has(id)) deleted.add(`lost: ${messageIdOf(name)}`);
      }
    }
    return this.world.mailFaults().filter((fault) => !deleted.has(fault));
  }

  async *#jobs(): AsyncGenerator<Job> {
    let after: string | undefined;
    do {
      const page = await this.store.jobs.list({}, { limit: 100, after }, everyServer);
      yield* page.items;
      after = page.next;
    } while (after !== undefined);
  }

  /** Until no action runs any more. */
  async quiet(): Promise<void> {
    while (this.#running.size > 0) await Promise.allSettled([...this.#running]);
  }

  async close(): Promise<void> {
    await this.app.close();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

const messageIdOf = (name: string): string => `<${name}@x.example>`;

/** The same actions; what they begin is kept in `running` until it ends. */
function followed(actions: Runner, running: Set<Promise<unknown>>): Actions {
  const follow = (act: Act): Act => {
    const ends = act.done.catch(() => undefined).finally(() => running.delete(ends));
    running.add(ends);
    return act;
  };
  // Whatever goes on after its answer would be laid at the door of the next request.
  const begin: Partial<Actions> = {
    act: async (...asked) => follow(await actions.act(...asked)),
    resume: async (...asked) => follow(await actions.resume(...asked)),
    approve: async (...asked) => follow(await actions.approve(...asked)),
    dispose: async (...asked) => follow(await actions.dispose(...asked)),
  };
  return new Proxy<Actions>(actions, {
    get: (target, key) => {
      if (key in begin) return Reflect.get(begin, key);
      const member: unknown = Reflect.get(target, key, target);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
}

async function token(store: Store, scope: string): Promise<string> {
  const made = makeToken();
  const row = { id: randomUUID(), name: scope, hash: hashToken(made, pepper), scopes: [scope] };
  const limits = { prefix: prefixOf(made), servers: everyServer };
  const createdAt = new Date().toISOString();
  await store.tokens.add({ ...row, ...limits, createdAt, expiresAt: null, lastUsedAt: null });
  return made;
}
