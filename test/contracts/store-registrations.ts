import assert from 'node:assert/strict';
import { everyServer } from '../../src/recovery/sight.ts';
import { job, message, profile, registration, type WithStore } from './store-samples.ts';

export function registrationsContract(given: WithStore): void {
  given('a server comes back as it was put, and its version counts up', async ({ servers }) => {
    assert.equal(await servers.get('mail01'), null);
    assert.deepEqual(await servers.put('mail01', registration()), {
      ...registration(),
      name: 'mail01',
      version: 1,
    });
    const changed = { ...registration(), root: 'D:\\imcdata\u00e9' };
    assert.equal((await servers.put('mail01', changed)).version, 2);
    assert.deepEqual(await servers.get('mail01'), { ...changed, name: 'mail01', version: 2 });
  });

  given('a write that expects another version changes nothing', async ({ servers }) => {
    await servers.put('mail01', registration(), 0);
    const root = { ...registration(), root: '/other' };
    for (const expect of [0, 2]) {
      await assert.rejects(servers.put('mail01', root, expect), { code: 'precondition-failed' });
      if (expect > 0) await assert.rejects(servers.remove('mail01', expect), { code: 'precondition-failed' });
    }
    await assert.rejects(servers.put('absent', root, 1), { code: 'precondition-failed' });
    assert.deepEqual(await servers.get('mail01'), { ...registration(), name: 'mail01', version: 1 });
    assert.equal((await servers.put('mail01', root, 1)).version, 2);
    assert.equal(await servers.remove('mail01', 2), true);
    assert.equal(await servers.get('mail01'), null);
    assert.equal(await servers.remove('mail01'), false);
  });

  given('of two who change the same version one succeeds', async ({ servers }) => {
    await servers.put('mail01', registration());
    const both = await Promise.allSettled([1, 1].map((v) => servers.put('mail01', registration(), v)));
    assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
  });

  given('servers are listed by name, page by page', async ({ servers }) => {
    for (const name of ['c', 'a', 'e', 'b', 'd']) await servers.put(name, registration());
    const names: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await servers.list({ limit: 2, after }, everyServer);
      names.push(...page.items.map((s) => s.name));
      if (page.next === undefined) break;
      after = page.next;
    }
    assert.deepEqual(names, ['a', 'b', 'c', 'd', 'e']);
    assert.equal((await servers.list({ limit: 5 }, everyServer)).next, undefined);
  });

  given('a profile comes back as it was put', async ({ profiles }) => {
    assert.deepEqual(await profiles.put(profile('b')), { profile: profile('b'), version: 1 });
    await profiles.put(profile('a'), 0);
    await assert.rejects(profiles.put(profile('a'), 0), { code: 'precondition-failed' });
    assert.equal((await profiles.put(profile('a'), 1)).version, 2);
    assert.deepEqual(await profiles.list(), [
      { profile: profile('a'), version: 2 },
      { profile: profile('b'), version: 1 },
    ]);
    assert.equal(await profiles.remove('b'), true);
    assert.equal(await profiles.get('b'), null);
  });

  given('a listing holds what is in sight, and its pages are full', async ({ servers, jobs, ledger }) => {
    for (const name of ['MAIL01', 'MX01', 'MAIL02', 'mail03']) {
      await servers.put(name, registration());
      await jobs.open(job(`j-${name}`, name));
      await ledger.add(`j-${name}`, [message(1)]);
    }
    const sight = ['MAIL*', 'nothing'];
    const page = await servers.list({ limit: 1 }, sight);
    const rest = await servers.list({ limit: 1, after: page.next }, sight);
    const names = [...page.items, ...rest.items].map(({ name }) => name);
    assert.deepEqual([names, rest.next], [['MAIL01', 'MAIL02'], undefined]);
    const open = await jobs.list({}, { limit: 9 }, sight);
    assert.deepEqual(open.items.map(({ server }) => server).sort(), ['MAIL01', 'MAIL02']);
    const found = await ledger.find({ name: 'MSG1.IN' }, { limit: 9 }, sight);
    assert.deepEqual(found.items.map((m) => m.job).sort(), ['j-MAIL01', 'j-MAIL02']);
    assert.deepEqual((await servers.list({ limit: 9 }, [])).items, []);
  });
}
