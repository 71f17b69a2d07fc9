import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { Heart } from '../../src/actions/heart.ts';
import type { Store } from '../../src/recovery/ports/store.ts';

/** A heart whose time passes when it is told to, and what the store answers it. */
function made(t: TestContext) {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  let now = 0;
  let answer: () => Promise<never[]> = async () => [];
  const store = { jobs: { unfinished: () => answer() } } as unknown as Store;
  const heart = new Heart({ store, clock: { monotonic: () => now } });
  t.after(() => heart.stop());
  const pass = async (seconds: number) => {
    for (let i = 0; i < seconds; i++) {
      now += 1000;
      t.mock.timers.tick(1000);
      await new Promise(setImmediate);
    }
  };
  return {
    heart,
    pass,
    answers: (how: typeof answer) => {
      answer = how;
    },
  };
}

test('it beats every few seconds, until it is stopped', async (t) => {
  const { heart, pass } = made(t);
  await pass(10);
  assert.equal(heart.silentMs(), 10_000, 'it was not started yet');
  heart.start();
  await pass(60);
  assert.ok(heart.silentMs() <= 5000, `${heart.silentMs()}`);
  heart.stop();
  await pass(60);
  assert.ok(heart.silentMs() >= 60_000);
});

test('a store that fails is no beat, and the first answer after it is one', async (t) => {
  const { heart, pass, answers } = made(t);
  heart.start();
  answers(() => Promise.reject(new Error('gone')));
  await pass(60);
  assert.equal(heart.silentMs(), 60_000);
  answers(async () => []);
  await pass(6);
  assert.ok(heart.silentMs() <= 5000);
});

test('a question that is never answered is not asked beside another', async (t) => {
  const { heart, pass, answers } = made(t);
  let asked = 0;
  answers(() => {
    asked++;
    return new Promise(() => {});
  });
  heart.start();
  await pass(60);
  assert.deepEqual([asked, heart.silentMs()], [1, 60_000]);
});
