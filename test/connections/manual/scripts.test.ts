import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { Order } from '../../../src/connections/manual/orders.ts';
import { scriptFor } from '../../../src/connections/manual/scripts/script.ts';
import { fromText, toText } from '../../../src/recovery/names.ts';
import { isProblem } from '../../../src/recovery/problems.ts';
import type { Spec } from '../../../src/recovery/spec.ts';
import { faultsIn, functionsIn } from '../../peers/windows/grammar.ts';

/** The other script for PowerShell, which no test can run either. */
const serve: string = readFileSync(
  new URL('../../../src/connections/ssh/windows/serve.ps1', import.meta.url),
  'utf8',
);

describe('a step that waits', () => {
  const spec = {
    server: 'MAIL01',
    service: { name: 'MSExchangeIMC', process: { image: 'msexcimc.exe' } },
  } as Spec;
  const windows = { type: 'manual', service: { manager: 'windows' } } as const;
  const sheet = {
    ...{ id: 'a1b2c3', server: 'MAIL01', root: 'D:\\exchsrvr\\imcdata' },
    over: ['0f0f0f0f0f0f'],
    orders: [
      { do: 'fence' as const },
      { do: 'stop' as const },
      { do: 'kill' as const },
      { do: 'move' as const, from: 'in', to: 'in/temp', names: [fromText('100% Grüße & co'), 'HBWK2Q2P'] },
      { do: 'unfence' as const, startType: 'auto' },
      { do: 'start' as const },
    ],
  };

  const hostile = ["it's", '$(id)', '`', '@{', '"', '%', '-f', '; exit', '#', '’; exit'].map(fromText);
  const everyOrder: Order[] = [
    ...sheet.orders,
    { do: 'make' as const, path: 'in/temp', like: 'in' },
    { do: 'write' as const, path: 'in/note', content: `'"$x\n@'\n`, exclusive: true },
    { do: 'write' as const, path: 'in/note', content: 'anew', exclusive: false },
    { do: 'remove' as const, path: 'in/note' },
    { do: 'print' as const, path: 'in/note' },
    { do: 'rmdir' as const, path: 'in/temp' },
    { do: 'rename' as const, from: 'queue.dat', to: 'in/temp/queue.1' },
    { do: 'watch' as const, seconds: 3 },
    { do: 'move' as const, from: 'in', to: 'in/temp', names: hostile },
  ];

  it('is a batch file for Windows NT: net stop, kill, move', () => {
    const script = scriptFor(sheet, windows, spec)('cmd');
    assert.match(script, /^echo unjam-report\^\|a1b2c3\r$/m);
    assert.match(script, /^cd \/d "D:\\exchsrvr\\imcdata" /m);
    assert.match(script, /^sc config "MSExchangeIMC" start= disabled /m);
    assert.match(script, /^net stop "MSExchangeIMC" \/y /m);
    assert.match(script, /^taskkill \/f \/im "msexcimc\.exe" .*\|\| kill -f "msexcimc\.exe" /m);
    assert.match(
      toText(script),
      /^if not exist "in\\100%% Grüße & co" .* else \(move "in\\100%% Grüße & co" "in\\temp\\100%% Grüße & co" >nul /m,
    );
    assert.match(script, /^if defined up \(echo X\^\|3\^\|.*& goto over3\)\r$/m);
    assert.ok(!/^call .*"/m.test(script), 'call would read a name twice');
    assert.match(script, /^net start "MSExchangeIMC" /m);
  });

  it('is a script for PowerShell', () => {
    const script = scriptFor(sheet, windows, spec)('powershell');
    assert.match(script, /^'unjam-report\|a1b2c3'\r$/m);
    assert.match(script, /^Move-Message 3 1 'in\\HBWK2Q2P' 'in\\temp\\HBWK2Q2P'\r$/m);
    assert.match(script, /Stop-Process -Force -Name 'msexcimc'/);
    assert.match(script, /Set-Start 'disabled'/);
  });

  it('is PowerShell by its grammar, whatever the names, and no function of it bears the name of an alias', () => {
    const orders = everyOrder;
    const script = scriptFor({ ...sheet, orders }, windows, spec)('powershell');
    assert.match(script, /^[\x20-\x7e\r\n]*$/, 'in any code page, and without curly quotation marks');
    for (const text of [script, serve]) {
      assert.deepEqual(faultsIn(text), []);
      for (const name of functionsIn(text)) assert.match(name, /^[A-Z]\w+-[A-Z]\w+$/);
    }
    assert.notDeepEqual(faultsIn('Try 0 { 1 }'), [], 'the grammar sees a fault');
  });

  it('is a batch file that Windows NT 4.0 can read', () => {
    const script = scriptFor({ ...sheet, orders: everyOrder }, windows, spec)('cmd');
    // Each came later, and ends or garbles the whole script before it; a changed code page does before Vista.
    for (const later of [/exit \/b/i, /%cd%/i, /%%~[a-z]*[atz][A-Z]/, /chcp/i, /setlocal enabledelayed/i])
      assert.doesNotMatch(script, later);
    for (const line of script.split('\r\n')) {
      assert.ok(!line.includes('\n') && !line.includes('\r'), 'a line ends as Windows ends it');
      assert.ok(line.length < 2047, `the longest command line of NT: ${line.length}`);
    }
    const labels = [...script.matchAll(/^:(\w+)\r$/gm)].map((match) => match[1]);
    assert.equal(new Set(labels).size, labels.length);
    for (const [, label] of script.matchAll(/(?:goto|call) :?(\w+)/g))
      assert.ok(label === 'eof' || labels.includes(label), `${label} is somewhere`);
  });

  it('says of each name to cmd.exe what it is, and nothing more', () => {
    const names = [
      '100%',
      '%PATH%',
      'a&del b',
      'x^y',
      '(paren)',
      'bang!',
      "it's",
      'semi;colon',
      '-rf',
      'a=b,c',
      'long'.repeat(60),
    ];
    const orders: Order[] = [{ do: 'move', from: 'in', to: 'in/temp', names: names.map(fromText) }];
    const script = scriptFor({ ...sheet, orders }, windows, spec)('cmd');
    const lines = script.split('\r\n').filter((line) => line.startsWith('if not exist "in\\'));
    assert.equal(lines.length, names.length);
    for (const [i, line] of lines.entries()) {
      const quoted = [...line.matchAll(/"([^"]*)"/g)].map((match) => match[1]!);
      const from = `in\\${names[i]!.replaceAll('%', '%%')}`;
      const to = `in\\temp\\${names[i]!.replaceAll('%', '%%')}`;
      assert.deepEqual(quoted, [from, to, from, to]);
      // What is not in quotation marks is ours, and the same for every name.
      assert.equal(
        line.replace(/"[^"]*"/g, '""'),
        `if not exist "" (echo M^|0^|${i}^|absent) else if exist "" (echo M^|0^|${i}^|taken) else (move "" "" >nul || echo M^|0^|${i}^|failed)`,
      );
      assert.ok(line.length < 2047);
    }
  });

  it('gives the bytes of a name back to cmd.exe as they were reported, in whatever code page', () => {
    const inCodePage850 = 'Gr\x81\xe1e';
    const orders: Order[] = [{ do: 'move', from: 'in', to: 'in/temp', names: [inCodePage850] }];
    const script = scriptFor({ ...sheet, orders }, windows, spec)('cmd');
    assert.ok(script.includes(`move "in\\${inCodePage850}" "in\\temp\\${inCodePage850}"`));
  });

  it('writes for cmd.exe what the batch language would read as its own', () => {
    const content = `100% <of> (it) & "more" | ^ !x!\n\n'last'\n`;
    const orders: Order[] = [{ do: 'write', path: 'in/note.txt', content, exclusive: false }];
    const script = scriptFor({ ...sheet, orders }, windows, spec)('cmd');
    const written = script.split('\r\n').filter((line) => line.startsWith('>>'));
    assert.deepEqual(written, [
      '>>"in\\.note.txt.new" echo(100%% ^<of^> ^(it^) ^& ^"more^" ^| ^^ ^!x^!',
      '>>"in\\.note.txt.new" echo(',
      `>>"in\\.note.txt.new" echo('last'`,
    ]);
    // `move` replaces within a batch file, `ren` does not; `del` would empty a folder.
    assert.match(script, /^if not exist "in\\note\.txt" ren "in\\\.note\.txt\.new" "note\.txt" /m);
    for (const [line] of script.matchAll(/^.*\bdel \/f.*$/gm))
      assert.match(line, /if not exist "[^"]+\\\*" del|if exist "in\\\.note\.txt\.new" del/);
  });

  it('does nothing after an order that failed, in any shell', () => {
    const orders: Order[] = [
      { do: 'write', path: '.unjam-claim', content: 'mine', exclusive: true },
      ...everyOrder,
    ];
    const cmd = scriptFor({ ...sheet, orders }, windows, spec)('cmd').split('\r\n');
    const powershell = scriptFor({ ...sheet, orders }, windows, spec)('powershell');
    for (const [n, order] of orders.entries()) {
      assert.ok(cmd.some((line) => line.startsWith('if defined halt') && line.endsWith(`goto over${n})`)));
      assert.ok(cmd.includes(`:over${n}`));
      if (order.do === 'move')
        assert.match(powershell, new RegExp(`if \\(\\$halt\\) \\{ Write-Failure ${n} `));
    }
    assert.match(cmd.join('\n'), /fc \/b .* \|\| \(echo X\^\|0\^\|it is there& set halt=1\)/);
    assert.match(powershell, /^Invoke-Strictly 0 /m);
  });

  it('puts a service of Windows back to how it was started', () => {
    const orders: Order[] = [{ do: 'unfence', startType: 'demand' }];
    assert.match(
      scriptFor({ ...sheet, orders }, windows, spec)('cmd'),
      /^sc config "MSExchangeIMC" start= demand /m,
    );
    assert.match(scriptFor({ ...sheet, orders }, windows, spec)('powershell'), /Set-Start 'demand'/);
  });

  it('is read by sh, whatever the names', () => {
    const command = { manager: 'command' as const, start: ["it's"], stop: ['a b'], status: ['$x'] };
    const script = scriptFor(
      { ...sheet, root: '/spool', orders: everyOrder },
      { type: 'manual', service: command },
      {
        ...spec,
        timing: { stopSeconds: 1 },
      } as Spec,
    )('sh');
    const read = spawnSync('sh', ['-n'], { input: Buffer.from(script, 'latin1') });
    assert.deepEqual([read.status, read.stderr.toString()], [0, '']);
  });

  it('is in no shell that its host cannot have', () => {
    assert.throws(
      () => scriptFor(sheet, windows, spec)('sh'),
      (error) => isProblem(error, 'server-invalid'),
    );
  });
});
