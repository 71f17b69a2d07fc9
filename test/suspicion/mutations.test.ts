import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { kinds, realMessages } from './mail.ts';
import { mutations } from './mutations.ts';
import { seeded } from './random.ts';
import { malformed } from './real-faults.ts';
import { scoreOf } from './score-of.ts';

/** The chance that a mutated message scores higher than a clean one, ties counting half. */
function auc(clean: readonly number[], mutated: readonly number[]): number {
  const sum = mutated
    .flatMap((score) => clean.map((other): number => (score > other ? 1 : score === other ? 0.5 : 0)))
    .reduce((total, part) => total + part, 0);
  return sum / (clean.length * mutated.length);
}

describe('broken messages score higher than clean ones', () => {
  const random = seeded(20);
  const clean: number[] = [];
  const broken = new Map<string, number[]>();
  const sentences = new Set<string>();

  const judge = async (message: Buffer) => {
    const { score, signs } = await scoreOf(message);
    for (const { detail } of signs) sentences.add(detail.replaceAll(/\d+/g, '#'));
    return score;
  };

  before(async () => {
    const written = Object.values(kinds).flatMap((write) =>
      Array.from({ length: 20 }, () => Buffer.from(write(random))),
    );
    const real = [...realMessages()].flatMap(([name, bytes]) => (name in malformed ? [] : [bytes]));
    for (const message of [...written, ...real]) {
      clean.push(await judge(message));
      for (const [kind, mutate] of Object.entries(mutations)) {
        const mutated = mutate(message, random);
        if (!mutated) continue;
        broken.set(kind, [...(broken.get(kind) ?? []), await judge(mutated)]);
      }
    }
  });

  for (const kind of Object.keys(mutations)) {
    test(kind, () => assert.ok(auc(clean, broken.get(kind)!) > 0.93, `AUC ${auc(clean, broken.get(kind)!)}`));
  }

  test('all of them', () => {
    const all = [...broken.values()].flat();
    assert.ok(all.length > 3_000, `${all.length} mutations`);
    assert.ok(auc(clean, all) > 0.97, `AUC ${auc(clean, all)}`);
  });

  test('what is said of them is a few fixed sentences around numbers', () => {
    assert.ok(sentences.size > 30 && sentences.size < 150, `${sentences.size} sentences`);
  });
});
