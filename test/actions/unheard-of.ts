import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { Check } from 'typebox/value';
import type { Job } from '../../src/recovery/job.ts';
import { toText } from '../../src/recovery/names.ts';
import type { Host } from '../../src/recovery/ports/host.ts';
import { Profile, type Timing } from '../../src/recovery/profile.ts';
import { profileFaults } from '../../src/recovery/profile-faults.ts';
import { Daemon, type DaemonOptions, postd } from '../peers/daemon/index.ts';
import { type BareHouse, openHouseFor } from './house.ts';
import { standing } from './listing.ts';

/** A mail daemon that the house never heard of, and the profile that somebody wrote for it. */
export interface UnheardOf extends BareHouse {
  daemon: Daemon;
  profile: Profile;
}

export interface Oddities {
  daemon?: DaemonOptions;
  /** Beyond the four fields that every profile needs. */
  profile?: Partial<Profile>;
  /** Whether the registration has a fence. Default true. */
  fence?: boolean;
  /** Instead of the double's own. */
  timing?: Timing;
  /** Something around the host, as the actions see it. */
  wrap?: (host: Host) => Host;
}

export async function unheardOf(t: TestContext, oddities: Oddities = {}): Promise<UnheardOf> {
  const daemon = new Daemon(oddities.daemon ?? {});
  t.after(() => daemon.cleanup());
  const { names, log } = daemon.config;
  const match = 'fatal: bad record in queue file (?<name>.+)$';
  const signatures: Profile['signatures'] = [{ log, match, means: 'names-poison', title: 'bad record' }];
  const profile: Profile = {
    ...postd,
    ...(names ? { signatures } : {}),
    ...oddities.profile,
  };
  assert.ok(Check(Profile, profile));
  assert.deepEqual(profileFaults(profile), []);
  const registered = daemon.registration('postd', { fence: oddities.fence ?? true });
  const registration = { ...registered, timing: { ...registered.timing, ...oddities.timing } };
  const house = await openHouseFor(t, registration, profile, oddities.wrap);
  return Object.assign(house, { daemon, profile });
}

/** A service that reads everything at each start, and delivers it only when it is told to. */
export const readsAtStart = { reads: 'at-start', readsSource: 'its author' } as const;

/** The names of the poison that the job found. */
export async function poisonOf({ store }: BareHouse, job: Job): Promise<string[]> {
  const { items } = await store.ledger.list(job.id, { life: 'poison' }, { limit: 100 });
  return items.map((m) => `${m.queue}/${toText(m.name)}`);
}

/**
 * The whole recovery: the service falls, all goes aside, and this poison is found and no other. All mail waits
 * meanwhile, so that at the end each entry can be seen to be what it was, and nothing of ours to be left;
 * then it is delivered. `poison` is where the entries of the poison begin, below the root.
 */
export async function recoverWhole(house: UnheardOf, poison: string): Promise<Job> {
  const { daemon } = house;
  daemon.wait(true);
  const before = standing(daemon.root);
  assert.equal((await daemon.start()).code, 1, 'it falls');
  const held = await house.act('quarantine');
  assert.equal(held.counts.held, held.counts.found);
  const job = await house.act('recover');
  assert.deepEqual(
    [job.state, job.outcome, job.counts.unaccounted],
    ['finalized', 'poison-isolated', 0],
    job.saying,
  );

  const isPoison = (line: string): boolean => line.startsWith(poison);
  const { path, name } = house.profile.queues.find((q) => poison.startsWith(`${q.path}/`))!;
  const apart = `poison/${job.id}/${name}`;
  const after = standing(daemon.root).filter((line) => !/^poison[ /]/.test(line));
  assert.deepEqual(
    after,
    before.filter((line) => !isPoison(line)),
    'the spool is as it was',
  );
  const found = standing(`${daemon.root}/${apart}`).map((line) => `${path}/${line}`);
  for (const line of before.filter(isPoison))
    assert.ok(found.includes(line), `${line} is set apart as it was`);
  assert.ok(daemon.isUp());
  daemon.wait(false);
  return job;
}
