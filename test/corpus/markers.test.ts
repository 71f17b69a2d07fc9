import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  allMalformedKinds,
  allPoisonKinds,
  awkwardMail,
  hasAwkwardMail,
  malformedOf,
  marksOf,
  pairOf,
  poisonOf,
  randomFrom,
  readLater,
  someMail,
  unconvertibleMail,
} from './index.ts';
import { entity, render } from './mime.ts';

const harmless = { poison: null, pair: null, deferMs: 0, unconvertible: false };

test('well-formed mail carries no mark', () => {
  for (const { content } of someMail(2, 300)) assert.deepEqual(marksOf(content), harmless);
});

test('mail that only looks broken carries none either', () => {
  for (const kind of allMalformedKinds) {
    assert.deepEqual(marksOf(malformedOf(kind, randomFrom(1)).content), harmless, kind);
  }
});

test("nor does Debian's awkward real mail", { skip: !hasAwkwardMail && 'not installed' }, () => {
  const mail = awkwardMail();
  assert.ok(mail.length > 40);
  for (const { kind, content } of mail) assert.deepEqual(marksOf(content), harmless, kind);
});

for (const kind of allPoisonKinds) {
  test(`poison ${kind} is poison by its content, whatever the seed`, () => {
    for (let seed = 0; seed < 20; seed++) {
      assert.notEqual(marksOf(poisonOf(kind, randomFrom(seed)).content).poison, null);
    }
  });
}

test('a bounce that quotes a poison is no poison', () => {
  const poison = poisonOf('clean', randomFrom(1)).content;
  const report = render(entity([['Content-Type', 'message/rfc822']], poison));
  assert.equal(marksOf(report).poison, null);
});

test('two messages of a pair share a key that no other pair has', () => {
  const random = randomFrom(1);
  const [one, other] = pairOf(random).map(({ content }) => marksOf(content).pair);
  const [stranger] = pairOf(random).map(({ content }) => marksOf(content).pair);
  assert.notEqual(one, null);
  assert.equal(one, other);
  assert.notEqual(one, stranger);
});

test('a message to be read later stays what it is otherwise', () => {
  const poison = readLater(poisonOf('truncated', randomFrom(1)), 3000);
  assert.deepEqual(marksOf(poison.content), { ...harmless, poison: 'truncated', deferMs: 3000 });
  assert.equal(marksOf(unconvertibleMail(randomFrom(1)).content).unconvertible, true);
});
