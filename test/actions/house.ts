import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { systemClock } from '../../src/actions/clock.ts';
import { type Actions, Runner } from '../../src/actions/index.ts';
import { openHost, operator } from '../../src/connections/index.ts';
import { loadProfiles } from '../../src/profiles/index.ts';
import type { ActionName, ActionOptions, Job } from '../../src/recovery/job.ts';
import type { Message } from '../../src/recovery/message.ts';
import type { Host } from '../../src/recovery/ports/host.ts';
import type { Store } from '../../src/recovery/ports/store.ts';
import type { Profile } from '../../src/recovery/profile.ts';
import type { Registration } from '../../src/recovery/server.ts';
import { openStore } from '../../src/store/index.ts';
import { createExchange, type Exchange, type ExchangeOptions } from '../peers/exchange/index.ts';

/** Unjam without HTTP, on a real store and the real local connection. */
export interface BareHouse {
  actions: Actions;
  store: Store;
  /** Asks for an action on MAIL01 and waits for its end. */
  act(action: ActionName, options?: ActionOptions): Promise<Job>;
  /** As after a kill: the actions are built anew on the same store. */
  restart(): Promise<void>;
}

/** The same beside an Exchange double. */
export interface House extends BareHouse {
  exchange: Exchange;
}

export const caller = { who: 'ann', requestId: 'test' };

/** `folder`: where the store lies; default: a temporary one. */
export async function openHouse(t: TestContext, options: ExchangeOptions, folder?: string): Promise<House> {
  const exchange = await createExchange({ ...options, test: t });
  const house = await openHouseFor(t, exchange.serverRegistration(), null, (host) => host, folder);
  return Object.assign(house, { exchange });
}

/** For any server, registered as MAIL01, and a profile of its own; `wrap` puts something around its host. */
export async function openHouseFor(
  t: TestContext,
  registration: Registration,
  own: Profile | null = null,
  wrap: (host: Host) => Host = (host) => host,
  folder = mkdtempSync(join(tmpdir(), 'unjam-test-')),
): Promise<BareHouse> {
  const profiles = await loadProfiles();
  const store = await openStore({ folder });
  const build = (): Runner =>
    new Runner({
      store,
      clock: systemClock,
      openHost: async (spec, known) => wrap(await openHost(spec, known)),
      profile: async (id) => (own?.id === id ? own : profiles.get(id)),
      operator,
      installation: 'test',
      log: { error: () => {} },
    });
  const house = {
    store,
    actions: build(),
    async act(action: ActionName, asked: ActionOptions = {}): Promise<Job> {
      const { done } = await house.actions.act('MAIL01', action, asked, caller);
      return await done;
    },
    async restart(): Promise<void> {
      house.actions = build();
    },
  };
  await store.servers.put('MAIL01', registration);
  t.after(async () => {
    await house.actions.stop();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return house;
}

/** Asserts that the ledger has the planted poison as such, read and hashed once it was accused; returns the whole ledger. */
export async function assertPoisonKnown({ planted }: Exchange, store: Store, job: Job): Promise<Message[]> {
  const { items } = await store.ledger.list(job.id, {}, { limit: 100 });
  const what = ({ queue, name, sha256 }: { queue: string; name: string; sha256: string | null }) => [
    queue,
    name,
    sha256,
  ];
  assert.deepEqual(
    items.filter(({ life }) => life === 'poison').map(what),
    planted.filter(({ poison }) => poison).map(what),
    'the poison was read, once it was accused',
  );
  return items;
}
