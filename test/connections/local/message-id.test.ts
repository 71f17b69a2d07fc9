import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { messageIdOf } from '../../../src/connections/message-id.ts';

const of = (head: string) => messageIdOf(Buffer.from(head, 'latin1'));

describe('the Message-ID in the head of a file', () => {
  it('is found whatever its case and folding', () => {
    assert.equal(of('Message-ID: <a@b>\r\n\r\nbody'), '<a@b>');
    assert.equal(of('Subject: x\nmessage-id:<a@b>\n'), '<a@b>');
    assert.equal(of('MESSAGE-ID :\r\n\t <a@b>\r\n\r\n'), '<a@b>');
    assert.equal(of('X: folded\n more\n\tand more\nMessage-Id: <a\n @b>\n\n'), '<a @b>');
    assert.equal(of('From someone Mon Mar  2 1998\nMessage-ID: <a@b>'), '<a@b>');
  });

  it('is not taken from a body, nor from what is no mail', () => {
    assert.equal(of('Subject: x\r\n\r\nMessage-ID: <a@b>\r\n'), null);
    assert.equal(of('Subject: x\n\nMessage-ID: <a@b>\n'), null);
    assert.equal(of('C\0\x01 binary\nMessage-ID: <a@b>\n'), null);
    assert.equal(of(' Message-ID: <a@b>\n'), null);
    assert.equal(of('Subject: says Message-ID: <a@b>\n\n'), null);
    assert.equal(of(''), null);
    assert.equal(of('Message-ID:\n\n'), null);
  });

  it('is cut, cleaned of control characters, and kept when it is no ASCII', () => {
    assert.equal(of(`Message-ID: <${'x'.repeat(2000)}>\n`)!.length, 998);
    assert.equal(of('Message-ID: <a\0\x1b@b>\n'), '<a@b>');
    assert.equal(of(`Message-ID: ${Buffer.from('<ü@b>').toString('latin1')}\n`), '<ü@b>');
  });

  it('never takes long over hostile bytes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('A', ':', ' ', '\t', '\r', '\n', '\0'), { maxLength: 200 }),
        (parts) => {
          const head = parts.join('').repeat(300);
          const begun = performance.now();
          of(head);
          assert.ok(performance.now() - begun < 200);
        },
      ),
    );
  });
});
