import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { fromUtf16, toUtf16 } from '../../../src/connections/paths/utf16.ts';
import { windowsName, windowsPath, windowsRoot } from '../../../src/connections/paths/windows.ts';
import { fromText } from '../../../src/recovery/names.ts';
import { isProblem } from '../../../src/recovery/problems.ts';

const invalid = (error: unknown) => isProblem(error, 'server-invalid') && error.more.next !== undefined;
const refused = (error: unknown) => isProblem(error, 'root-refused');

describe('a path of Windows', () => {
  it('stands behind the prefix, with backslashes', () => {
    assert.equal(
      windowsPath('D:\\exchsrvr\\imcdata', 'in/temp/HBWK2Q2P'),
      '\\\\?\\D:\\exchsrvr\\imcdata\\in\\temp\\HBWK2Q2P',
    );
    assert.equal(windowsPath('d:/mail spool/', ''), '\\\\?\\D:\\mail spool');
    assert.equal(windowsPath('\\\\mail01\\D$\\spool', 'in'), '\\\\?\\UNC\\mail01\\D$\\spool\\in');
    assert.equal(windowsPath('\\\\?\\D:\\spool', 'in'), '\\\\?\\D:\\spool\\in');
    assert.equal(windowsRoot('\\\\?\\UNC\\mail01\\share\\spool'), '\\\\?\\UNC\\mail01\\share\\spool');
    assert.equal(windowsPath('D:\\x', fromText('Grüße/信')), '\\\\?\\D:\\x\\Grüße\\信');
  });

  it('may be longer than 260 characters, but not longer than Windows takes', () => {
    const deep = Array.from({ length: 100 }, () => 'x'.repeat(255)).join('/');
    assert.ok(windowsPath('D:\\x', deep).length > 25_000);
    assert.throws(() => windowsPath('D:\\x', `${deep}/${deep}`), invalid);
  });

  it('has no root that is a volume, relative, a device, or leads elsewhere', () => {
    for (const root of [
      ...['D:\\', 'D:', 'D:/', '\\\\mail01\\share', '\\\\mail01\\share\\', '\\\\?\\D:\\'],
      ...['D:spool', '\\spool', 'spool', '', '.', '/var/spool', 'DD:\\x'],
      ...[
        '\\\\.\\PhysicalDrive0\\x',
        '\\\\.\\pipe\\x',
        '\\\\?\\GLOBALROOT\\Device\\x',
        '\\\\?\\Volume{1}\\x',
      ],
      ...['D:\\a\\..\\b', 'D:\\.', 'D:\\a.\\b', 'D:\\NUL\\x', 'D:\\a:b', 'D:\\a\0b', '\\\\a|b\\c\\d'],
    ]) {
      assert.throws(() => windowsRoot(root), refused, root);
    }
  });

  it('holds no name that Windows cannot hold, or would change', () => {
    for (const name of [
      ...[
        '',
        '.',
        '..',
        'a.',
        'a ',
        '...',
        ' ',
        'a\\b',
        'a:b',
        'a:$DATA',
        'a*',
        'a?',
        'a<',
        'a>',
        'a|b',
        'a"b',
      ],
      ...['a\0b', 'a\nb', 'a\x1fb', 'CON', 'nul', 'Aux.txt', 'PRN.tar.gz', 'COM1', 'lpt9.log', 'NUL .x'],
      ...['com\u00b9', 'CONIN$', 'conout$', 'x'.repeat(256), '😀'.repeat(128)],
    ]) {
      assert.throws(() => windowsName(fromText(name)), invalid, JSON.stringify(name));
      assert.throws(() => windowsPath('D:\\x', `in/${fromText(name)}`), invalid, JSON.stringify(name));
    }
    assert.throws(() => windowsName('caf\xe9'), invalid);
  });

  it('holds every other name as it is', () => {
    for (const name of [
      ...['HBWK2Q2P', '.hidden', ' a', 'a.b.c', 'CONSOLE', 'NULL', 'COM', 'COM10', 'xCON', 'com1x'],
      ...["it's", 'a;b', '-x', '/'.replace('/', '∕'), '%PATH%', '$x', '信', 'x'.repeat(255)],
    ]) {
      assert.equal(windowsName(fromText(name)), name);
    }
  });
});

describe('a name in UTF-16', () => {
  it('comes back from its bytes as it was, also with half of a pair in it', () => {
    for (const name of ['abc', 'Grüße', '信', '😀', 'a\ud83d', '\ude00b', '\ude00\ud83d', '\ufeffx']) {
      assert.equal(toUtf16(fromUtf16(name)), name);
    }
    assert.equal(fromUtf16('😀'), fromText('😀'));
    assert.equal(fromUtf16('a\ud83d'), 'a\xed\xa0\xbd');
    const unit = fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0xd800, max: 0xdfff }));
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 12 }), (units) => {
        const name = String.fromCharCode(...units);
        assert.equal(toUtf16(fromUtf16(name)), name);
      }),
    );
  });

  it('has one spelling: other bytes are no name of Windows', () => {
    for (const bytes of ['\xff', 'a\xc3', '\xc0\x80', '\xed\xa0\xbd\xed\xb8\x80', '\xf5\x80\x80\x80']) {
      assert.equal(toUtf16(bytes), null, JSON.stringify(bytes));
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 8 }), (bytes) => {
        const name = Buffer.from(bytes).toString('latin1');
        const text = toUtf16(name);
        if (text !== null) assert.equal(fromUtf16(text), name);
      }),
    );
  });
});
