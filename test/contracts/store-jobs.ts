import assert from 'node:assert/strict';
import { closedStates, openStates } from '../../src/recovery/job.ts';
import { isProblem } from '../../src/recovery/problems.ts';
import { everyServer } from '../../src/recovery/sight.ts';
import { job, type WithStore } from './store-samples.ts';

export function jobsContract(given: WithStore): void {
  given('a job comes back as it was saved', async ({ jobs }) => {
    const opened = await jobs.open(job('j1'));
    assert.deepEqual(opened, job('j1', 'mail01', { version: 1 }));
    assert.deepEqual(await jobs.get('j1'), opened);
    const saved = await jobs.save({ ...opened, state: 'stopped', saying: 'Stopped. \u{1f4ec}' });
    assert.equal(saved.version, 2);
    assert.deepEqual(await jobs.get('j1'), saved);
    assert.equal(await jobs.get('j2'), null);
  });

  for (const state of openStates) {
    given(`a server whose job is ${state} gets no second one`, async ({ jobs }) => {
      await jobs.save({ ...(await jobs.open(job('j1'))), state });
      await assert.rejects(jobs.open(job('j2')), (error) => {
        assert.ok(isProblem(error, 'job-open'));
        assert.deepEqual(error.more.extra, { job: 'j1', state });
        return true;
      });
      assert.equal((await jobs.openOf('mail01'))?.id, 'j1');
      assert.equal(await jobs.get('j2'), null);
      await jobs.open(job('j3', 'mail02'));
    });
  }

  given('of many who open a job at once one succeeds', async ({ jobs }) => {
    const all = await Promise.allSettled(Array.from({ length: 10 }, (_, i) => jobs.open(job(`j${i}`))));
    assert.equal(all.filter(({ status }) => status === 'fulfilled').length, 1);
    assert.equal((await jobs.list({}, { limit: 100 }, everyServer)).items.length, 1);
  });

  for (const state of closedStates) {
    given(`after a job is ${state} the next can be opened`, async ({ jobs }) => {
      await jobs.save({ ...(await jobs.open(job('j1'))), state });
      assert.equal(await jobs.openOf('mail01'), null);
      assert.equal((await jobs.lastOf('mail01'))?.id, 'j1');
      await jobs.open(job('j2'));
      assert.equal((await jobs.lastOf('mail01'))?.id, 'j2');
      assert.deepEqual(
        (await jobs.unfinished()).map((j) => j.id),
        ['j2'],
      );
    });
  }

  given('a save of an older version changes nothing', async ({ jobs }) => {
    const opened = await jobs.open(job('j1'));
    const both = await Promise.allSettled([
      jobs.save({ ...opened, saying: 'one' }),
      jobs.save({ ...opened, saying: 'two' }),
    ]);
    assert.deepEqual(
      both.map(({ status }) => status),
      ['fulfilled', 'rejected'],
    );
    await assert.rejects(jobs.save(opened), { code: 'precondition-failed' });
    await assert.rejects(jobs.save(job('absent')), { code: 'job-unknown' });
    assert.equal((await jobs.get('j1'))?.saying, 'one');
  });

  given('an id that is taken is refused', async ({ jobs }) => {
    await jobs.open(job('j1'));
    await assert.rejects(jobs.open(job('j1', 'mail02')), /already/);
    assert.equal((await jobs.get('j1'))?.server, 'mail01');
  });

  given('jobs are listed newest first, by server and state, whatever the clock said', async ({ jobs }) => {
    for (const [id, server, openedAt] of [
      ['j1', 'a', '2026-02-01T00:00:00.000Z'],
      ['j2', 'b', '2026-01-01T00:00:00.000Z'],
      ['j3', 'a', '2025-01-01T00:00:00.000Z'],
      ['j4', 'a', '2027-01-01T00:00:00.000Z'],
    ] as const) {
      const opened = await jobs.open(job(id, server, { openedAt }));
      if (server === 'a') await jobs.save({ ...opened, state: id === 'j4' ? 'aborted' : 'finalized' });
    }
    const first = await jobs.list({}, { limit: 3 }, everyServer);
    assert.deepEqual(
      first.items.map((j) => j.id),
      ['j4', 'j3', 'j2'],
    );
    const rest = await jobs.list({}, { limit: 3, after: first.next }, everyServer);
    assert.deepEqual([rest.items.map((j) => j.id), rest.next], [['j1'], undefined]);
    const some = await jobs.list({ server: 'a', state: 'finalized' }, { limit: 9 }, everyServer);
    assert.deepEqual(
      some.items.map((j) => j.id),
      ['j3', 'j1'],
    );
    await assert.rejects(jobs.list({}, { limit: 3, after: "1' or 1" }, everyServer), {
      code: 'invalid-request',
    });
  });

  given('the mark of a server is its open job, else its last, at its version', async ({ jobs }) => {
    assert.equal(await jobs.markOf('mail01'), null);
    const first = await jobs.open(job('j1', 'mail01'));
    const saved = await jobs.save(first);
    assert.deepEqual(await jobs.markOf('mail01'), { id: 'j1', version: saved.version });
    await jobs.save({ ...saved, state: 'aborted' });
    assert.equal((await jobs.markOf('mail01'))?.version, saved.version + 1);
    await jobs.open(job('j2', 'mail01'));
    assert.equal((await jobs.markOf('mail01'))?.id, 'j2');
  });
}
