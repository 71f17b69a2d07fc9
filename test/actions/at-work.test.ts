import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AtWork, type AtWorkParts } from '../../src/actions/at-work.ts';
import type { Host } from '../../src/recovery/ports/host.ts';
import { sampleJob } from '../http/sample.ts';

/** One job at work, which ends as the test says. */
function atWork() {
  const logged: string[] = [];
  const log = { error: (_data: object, message: string) => void logged.push(message) };
  const parts = { store: {}, clock: {}, log } as unknown as AtWorkParts;
  const working = new AtWork(parts);
  const work = working.workOn(sampleJob(), { close: async () => {} } as Host);
  const begin = (act: () => Promise<never>) =>
    working.begin({ work, interrupt: new AbortController() }, { action: 'stop', options: {} }, act);
  return { working, work, begin, logged };
}

test('an action that fails is in the log, also where nobody waits for it', async () => {
  const { begin, logged } = atWork();
  await assert.rejects(
    begin(() => Promise.reject(new Error('a fault'))),
    /a fault/,
  );
  assert.deepEqual(logged, ['an action failed']);
});

test('our own end is no failure: it alarms nobody who reads the log for errors', async () => {
  const { working, work, begin, logged } = atWork();
  const { promise, reject } = Promise.withResolvers<never>();
  work.signal.addEventListener('abort', () => reject(work.signal.reason));
  const done = begin(() => promise);
  const ended = assert.rejects(done, /Unjam is stopping/);
  await working.stop();
  await ended;
  assert.deepEqual(logged, []);
});
