import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readReport, stepIn } from '../../../src/connections/manual/report.ts';
import { isProblem, type ProblemCode } from '../../../src/recovery/problems.ts';

const sheet = { id: 'a1b2c3', server: 'MAIL01', root: 'D:\\exchsrvr\\imcdata', orders: [], over: [] };
const begin = ['unjam-report|a1b2c3', 'E|1|state 1'];
const read = (lines: string[], end = '\r\n') => readReport(sheet, [...lines, 'unjam-end', ''].join(end));

function refused(output: string, code: ProblemCode, next: RegExp): void {
  assert.throws(
    () => readReport(sheet, output),
    (error) => isProblem(error, code) && next.test(error.more.next ?? ''),
    output,
  );
}

describe('a report', () => {
  it('that is none is refused, each kind with what to do next', () => {
    refused('command not found\n', 'report-refused', /Fetch the script/);
    refused("#!/bin/sh\necho 'unjam-report|a1b2c3'\n", 'report-refused', /Run the script in the shell/);
    refused('C:\\>echo unjam-report^|a1b2c3\r\n', 'report-refused', /Run the script in the shell/);
    refused('unjam-report|a1b2c3\nE|3|stop', 'report-cut-short', /Run the same script again/);
    refused('unjam-report|a1b2c3\r\nZ|\r\nunjam-end\r\n', 'folder-missing', /on the host of this server/);
  });

  it('is known by its step, whatever was printed before it', () => {
    assert.equal(stepIn(`The service is stopping.\r\n${begin.join('\r\n')}`), 'a1b2c3');
    assert.equal(stepIn('echo unjam-report^|a1b2c3'), null);
  });

  it('may come as the `>` of PowerShell writes it, or with a mark of UTF-8', () => {
    const lines = [...begin, 'F|f||12|t|in\\Grüße', 'unjam-end'].join('\r\n');
    const utf16 = `\xff\xfe${Buffer.from(lines, 'utf16le').toString('latin1')}`;
    const utf8 = `\xef\xbb\xbf${Buffer.from(lines).toString('latin1')}`;
    for (const output of [utf16, utf8]) {
      assert.equal(stepIn(output), 'a1b2c3');
      const names = [...readReport(sheet, output).entries.keys()];
      assert.deepEqual(names, [Buffer.from('in/Grüße').toString('latin1')]);
    }
  });

  it('tells names byte by byte, with a line end in them, and links that lead anywhere', () => {
    const hex = (text: string) => Buffer.from(text, 'latin1').toString('hex');
    const { entries } = read(
      [
        ...begin,
        'F|f|7.12|12||./in/a|b \xff',
        `H|f|8.1|1||${hex('./in/line\nbreak')}`,
        `H|l|9.1|1||${hex('./in/x -> y')}`,
      ],
      '\n',
    );
    assert.deepEqual(
      [...entries].map(([path, { kind, identity }]) => [path, kind, identity]),
      [
        ['in/a|b \xff', 'file', '7.12'],
        ['in/line\nbreak', 'file', '8.1'],
        ['in/x -> y', 'link', '9.1'],
      ],
    );
  });

  it('tells how a service of Windows is started, in any language', () => {
    const startType = (line: string) => read([...begin, line]).startType;
    assert.equal(startType('Y|        START_TYPE         : 3   DEMAND_START'), 'demand');
    assert.equal(startType('Y|        STARTTYP           : 2   AUTO_START  (DELAYED)'), 'delayed-auto');
    assert.equal(startType('Y|Manual'), 'demand');
    assert.equal(startType('Y|'), null);
  });
});

/** By what Microsoft documents of `dir`, and as these versions are known to print it; no Windows is here to ask. */
const listings: Record<string, string[]> = {
  'Windows NT 4.0': [
    ' Volume in drive D is DATA',
    ' Volume Serial Number is 1234-ABCD',
    '',
    ' Directory of D:\\exchsrvr\\imcdata',
    '',
    '03/04/98  05:06a        <DIR>          .',
    '03/04/98  05:06a        <DIR>          ..',
    '03/04/98  05:06a        <DIR>          in',
    '               3 File(s)              0 bytes',
    '',
    ' Directory of D:\\exchsrvr\\imcdata\\in',
    '',
    '03/04/98  05:06a        <DIR>          .',
    '03/04/98  05:06a        <DIR>          ..',
    '03/04/98  05:06a                    12 HBWK2Q2P',
    '03/04/98  05:07a                     7  two words',
    '               4 File(s)             19 bytes',
    '',
    '     Total Files Listed:',
    '               7 File(s)             19 bytes',
    '                        123456789 bytes free',
  ],
  'a German Windows': [
    ' Volume in Laufwerk D: hat keine Bezeichnung.',
    '',
    ' Verzeichnis von D:\\Exchsrvr\\imcdata',
    '',
    '04.03.2019  05:06    <DIR>          .',
    '04.03.2019  05:06    <DIR>          ..',
    '04.03.2019  05:06    <DIR>          in',
    '04.03.2019  05:06    <JUNCTION>     away [C:\\Windows]',
    '               0 Datei(en),              0 Bytes',
    '',
    ' Verzeichnis von D:\\Exchsrvr\\imcdata\\in',
    '',
    '04.03.2019  05:06    <DIR>          .',
    '04.03.2019  05:06    <DIR>          ..',
    '04.03.2019  05:06                12 HBWK2Q2P',
    '04.03.2019  05:07                 7  two words',
    '               2 Datei(en),             19 Bytes',
    '',
    '     Anzahl der angezeigten Dateien:',
    '               2 Datei(en),             19 Bytes',
    '               5 Verzeichnis(se),      123456789 Bytes frei',
  ],
  'a language that says first which folder it is': [
    ' D:\\exchsrvr\\imcdata \x83f\x83B',
    '',
    '2019/03/04  05:06    <DIR>          .',
    '2019/03/04  05:06    <DIR>          ..',
    '2019/03/04  05:06    <DIR>          in',
    '',
    ' D:\\exchsrvr\\imcdata\\in \x83f\x83B',
    '',
    '2019/03/04  05:06    <DIR>          .',
    '2019/03/04  05:06    <DIR>          ..',
    '2019/03/04  05:06                12 HBWK2Q2P',
    '2019/03/04  05:07                 7  two words',
    '',
    '               5 \x83f\x83B  123456789 \x83o\x83C\x83g',
  ],
};

describe('what `dir` prints', () => {
  for (const [where, lines] of Object.entries(listings)) {
    it(`is read as it is printed by ${where}`, () => {
      const { entries, free } = read([...begin, 'R|D:\\exchsrvr\\imcdata', 'L|', ...lines]);
      const found = [...entries].filter(([path]) => path !== 'away');
      assert.deepEqual(
        found.map(([path, { kind, size }]) => [path, kind, size]),
        [
          ['in', 'folder', 0],
          ['in/HBWK2Q2P', 'file', 12],
          ['in/ two words', 'file', 7],
        ],
      );
      assert.equal(free, 123_456_789);
      assert.notEqual(found[1]![1].identity, found[2]![1].identity);
      if (entries.has('away')) assert.equal(entries.get('away')!.kind, 'link');
    });
  }
});
