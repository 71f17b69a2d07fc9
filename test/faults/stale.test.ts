import assert from 'node:assert/strict';
import test from 'node:test';
import { apart } from './apart/index.ts';
import { mostCalls, type Nights } from './nights.ts';

const oneAnswer = [1, 'has given one answer'] as const;
const allAnswers = [mostCalls, 'has ended the recovery'] as const;
const nights: [string, readonly [number, string]][] = [
  ['stop, quarantine, rounds, finalize', oneAnswer],
  ['abort after a round', oneAnswer],
  ['abort after a round', allAnswers],
  ['close after a round', oneAnswer],
  ['close after a round', allAnswers],
];

for (const [name, [answers, when]] of nights) {
  test(`Unjam sleeps before every step of: ${name}, and wakes when another process ${when}`, async (t) => {
    const module = new URL('./nights.ts', import.meta.url);
    const { sleeps, fault } = await apart<Nights>(module, 'nightsOf', name, answers);
    assert.equal(fault, null, fault ?? '');
    assert.ok(sleeps > 50);
    t.diagnostic(`${sleeps} sleeps`);
  });
}
