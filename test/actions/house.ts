import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { systemClock } from '../../src/actions/clock.ts';
import { type Actions, Runner } from '../../src/actions/index.ts';
import { openHost } from '../../src/connections/index.ts';
import { loadProfiles } from '../../src/profiles/index.ts';
import type { ActionName, ActionOptions, Job } from '../../src/recovery/job.ts';
import type { Store } from '../../src/recovery/ports/store.ts';
import { openStore } from '../../src/store/index.ts';
import { createExchange, type Exchange, type ExchangeOptions } from '../peers/exchange/index.ts';

/** Unjam without HTTP, on a real store and the real local connection, beside an Exchange double. */
export interface House {
  exchange: Exchange;
  actions: Actions;
  store: Store;
  /** Asks for an action on MAIL01 and waits for its end. */
  act(action: ActionName, options?: ActionOptions): Promise<Job>;
  /** As after a kill: the actions are built anew on the same store. */
  restart(): Promise<void>;
}

export const caller = { who: 'ann', requestId: 'test' };

export async function openHouse(t: TestContext, options: ExchangeOptions): Promise<House> {
  const folder = mkdtempSync(join(tmpdir(), 'unjam-test-'));
  const exchange = await createExchange({ ...options, test: t });
  const profiles = await loadProfiles();
  const store = await openStore({ folder });
  const build = (): Runner =>
    new Runner({
      store,
      clock: systemClock,
      openHost,
      profile: async (id) => profiles.get(id),
      installation: 'test',
      log: { error: () => {} },
    });
  const house = {
    exchange,
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
  await store.servers.put('MAIL01', exchange.serverRegistration());
  t.after(async () => {
    await house.actions.stop();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return house;
}
