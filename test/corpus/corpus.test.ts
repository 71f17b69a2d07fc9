import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { test } from 'node:test';
import PostalMime from 'postal-mime';
import { allKinds, mailOf, randomFrom, someMail, spoolNames, writeBulk } from './index.ts';

test('the same seed gives the same mail, another seed other mail', () => {
  const contents = (seed: number) => [...someMail(seed, 30)].map(({ content }) => content.toString('latin1'));
  assert.deepEqual(contents(5), contents(5));
  assert.notDeepEqual(contents(5), contents(6));
});

test('a thousand messages are of all kinds and have a thousand Message-IDs', () => {
  const mail = [...someMail(1, 1000)];
  assert.deepEqual(new Set(mail.map(({ kind }) => kind)), new Set(allKinds));
  assert.equal(new Set(mail.map(({ messageId }) => messageId)).size, 1000);
});

for (const kind of allKinds) {
  test(`${kind}: valid line by line, and says what a parser finds in it`, async () => {
    const { content, messageId } = mailOf(kind, randomFrom(kind.length));
    const text = content.toString('latin1');
    const lines = text.split('\r\n');
    assert.ok(lines.every((line) => line.length <= 998 && !/[\r\n\0]/.test(line)));
    const isSevenBit = /^\p{ASCII}*$/u.test(text);
    assert.equal(isSevenBit, kind !== 'eight-bit');
    const parsed = await PostalMime.parse(content);
    assert.equal(parsed.messageId, messageId);
    assert.match(parsed.from?.address ?? '', /@/);
    assert.ok(parsed.subject);
    assert.ok(!Number.isNaN(Date.parse(parsed.date ?? '')));
    assert.equal(/^\s*$/.test(parsed.text ?? ''), kind === 'empty-body');
  });
}

test('what is encoded is decoded to what it was', async () => {
  const parsed = async (kind: (typeof allKinds)[number]) =>
    PostalMime.parse(mailOf(kind, randomFrom(3)).content);
  assert.match((await parsed('japanese')).text ?? '', /^[ぁ-ん\n]+$/);
  assert.match((await parsed('japanese')).subject ?? '', /^[ぁ-ん]+$/);
  for (const kind of ['encoded', 'eight-bit'] as const) {
    const { text } = await parsed(kind);
    assert.match(text ?? '', /\P{ASCII}/u);
    assert.doesNotMatch(text ?? '', /\ufffd/);
  }
});

test('attachments, forwarded mail and reports are seen as such', async () => {
  const types = async (kind: (typeof allKinds)[number]) => {
    const options = { forceRfc822Attachments: true };
    const { attachments } = await PostalMime.parse(mailOf(kind, randomFrom(4)).content, options);
    return attachments.map(({ mimeType }) => mimeType);
  };
  assert.deepEqual(await types('attachment'), ['application/octet-stream']);
  assert.deepEqual(await types('nested'), ['message/rfc822']);
  assert.deepEqual(await types('bounce'), ['message/delivery-status', 'message/rfc822']);
  assert.deepEqual(await types('calendar'), ['text/calendar']);
  assert.ok(mailOf('large', randomFrom(4)).content.length > 200_000);
});

test('spool names look as the service makes them, and none comes twice', () => {
  const names = spoolNames(randomFrom(1), 5000, ['AAAAAAAA']);
  assert.ok(names.every((name) => /^[A-Z0-9]{8}$/.test(name)));
  assert.equal(new Set(names).size, 5000);
});

test('mail in bulk: as many files as asked for, each different', (t) => {
  const folder = mkdtempSync(`${tmpdir()}/corpus-bulk-`);
  t.after(() => rmSync(folder, { recursive: true }));
  const names = writeBulk(folder, 2000, 1);
  assert.deepEqual(readdirSync(folder).sort(), names.sort());
  assert.equal(new Set(names.map((name) => readFileSync(`${folder}/${name}`, 'latin1'))).size, 2000);
});
