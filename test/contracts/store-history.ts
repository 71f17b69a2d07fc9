import assert from 'node:assert/strict';
import type { RoundEvidence } from '../../src/recovery/round.ts';
import { at, diagnosis, job, round, type WithStore } from './store-samples.ts';

const evidence: RoundEvidence = {
  taken: [1, 2],
  inUse: [],
  named: [3],
  arrived: [12, 11, 10],
  unread: [4, 5, 6, 8],
  setAside: [],
  fell: null,
  exitCode: 1067,
  livedSeconds: 1.25,
  seen: ['event 4182 names a file'],
};

export function historyContract(given: WithStore): void {
  given('a batch is unsettled until it is settled', async ({ jobs, journal }) => {
    await jobs.open(job('j1'));
    const intent = {
      job: 'j1',
      kind: 'hold' as const,
      from: 'in/\xff',
      to: 'in/temp',
      seqs: [7, 1, 2, 3, 500, 499, 4],
      bootId: null,
      intendedAt: at,
    };
    const first = await journal.intend(intent);
    const second = await journal.intend({ ...intent, kind: 'release', seqs: [], bootId: 'b' });
    assert.ok(second.id > first.id);
    assert.deepEqual(await journal.unsettled('j1'), [first, second]);
    assert.deepEqual(first, { ...intent, id: first.id });
    await journal.settle(first.id, { moved: 6, failures: 1, note: 'name taken' });
    await journal.settle(first.id, { moved: 6, failures: 1, note: null });
    assert.deepEqual(await journal.unsettled('j1'), [second]);
    assert.deepEqual(await journal.unsettled('absent'), []);
    await assert.rejects(journal.settle(999, { moved: 0, failures: 0, note: null }), /no batch/);
    await assert.rejects(journal.intend({ ...intent, job: 'absent' }));
  });

  given('a round is added, then replaced', async ({ jobs, rounds }) => {
    await jobs.open(job('j1'));
    await rounds.put('j1', round(2));
    await rounds.put('j1', round(1, { evidence, released: [4, 5, 6], verdict: 'crashed' }));
    await rounds.put('j1', round(2, { phase: 'observing' }));
    assert.deepEqual(await rounds.get('j1', 2), round(2, { phase: 'observing' }));
    assert.equal(await rounds.get('j1', 3), null);
    assert.deepEqual(await rounds.list('j1'), [
      round(1, { evidence, released: [4, 5, 6], verdict: 'crashed' }),
      round(2, { phase: 'observing' }),
    ]);
    await assert.rejects(rounds.put('absent', round(1)));
  });

  given('events count up over the whole store', async ({ jobs, events }) => {
    await jobs.open(job('j1', 'a'));
    await jobs.open(job('j2', 'b'));
    const first = await events.append('j1', 'job.opened', { by: 'hand' });
    const other = await events.append('j2', 'job.opened', {});
    const second = await events.append('j1', 'round.done', { n: 1 });
    const third = await events.append('j1', 'round.done', { n: 2 });
    assert.ok(first.seq < other.seq && other.seq < second.seq);
    assert.deepEqual(await events.since('j1', 0, 2), [first, second]);
    assert.deepEqual(await events.since('j1', second.seq, 10), [third]);
    assert.deepEqual([first.job, first.type, first.data], ['j1', 'job.opened', { by: 'hand' }]);
    assert.ok(!Number.isNaN(Date.parse(first.at)));
    await assert.rejects(events.append('absent', 'x', {}));
  });

  given('diagnoses are listed newest first', async ({ diagnoses }) => {
    assert.equal(await diagnoses.latest('a'), null);
    for (const id of ['d1', 'd2', 'd3']) await diagnoses.add(diagnosis(id, 'a'));
    await diagnoses.add(diagnosis('d4', 'b'));
    assert.deepEqual(await diagnoses.latest('a'), diagnosis('d3', 'a'));
    const page = await diagnoses.list('a', { limit: 2 });
    assert.deepEqual(
      page.items.map((d) => d.id),
      ['d3', 'd2'],
    );
    const rest = await diagnoses.list('a', { limit: 2, after: page.next });
    assert.deepEqual([rest.items.map((d) => d.id), rest.next], [['d1'], undefined]);
  });
}
