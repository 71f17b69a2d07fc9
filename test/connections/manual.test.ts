import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Desk } from '../../src/connections/manual/desk.ts';
import { manual } from '../../src/connections/manual/open.ts';
import { readReport } from '../../src/connections/manual/report.ts';
import { scriptFor } from '../../src/connections/manual/scripts/script.ts';
import { fromText } from '../../src/recovery/names.ts';
import type { Host } from '../../src/recovery/ports/host.ts';
import { isProblem } from '../../src/recovery/problems.ts';
import { type Spec, specOf } from '../../src/recovery/spec.ts';
import { awkwardNames } from '../contracts/host-names.ts';
import { listAll } from '../contracts/host-peer.ts';
import { obeyed } from '../peers/person/obeyed.ts';
import { faultsIn, functionsIn } from '../peers/windows/grammar.ts';

const status = (code: number) => ['sh', '-c', `echo "state, pid 4711"; exit ${code}`];
/** The other script for PowerShell, which no test can run either. */
const serve: string = readFileSync(
  new URL('../../src/connections/ssh/windows/serve.ps1', import.meta.url),
  'utf8',
);
let count = 0;

/** A host whose steps are obeyed at once by somebody with a shell. */
async function obeyedHost(root: string, code = 3): Promise<{ host: Host; desk: Desk; spec: Spec }> {
  count += 1;
  const service = { manager: 'command', start: ['true'], stop: ['true'], status: status(code) };
  const connection = { type: 'manual', service } as never;
  const profile = { id: 'p', service: { name: 'p' }, root, queues: [{ name: 'in', path: 'in' }] };
  const spec = specOf(`manual-${process.pid}-${count}`, { profile: 'p', connection }, profile);
  const desk = new Desk();
  desk.attend(spec.server, (pending) => {
    if (pending === null) return;
    void obeyed(pending.script('sh')).then((output) => desk.report(spec.server, output));
  });
  return { host: await manual(desk).open(spec, {}), desk, spec };
}

describe('a host that a person works on', () => {
  let root: string;
  before(() => {
    root = mkdtempSync(join(tmpdir(), 'unjam-manual-'));
    mkdirSync(join(root, 'in/temp'), { recursive: true });
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  it('shows what lies there, names byte by byte', async () => {
    // A name with a line end in it is no line of a report, and is left alone.
    const names = awkwardNames.filter((name) => !name.includes('\n'));
    for (const name of awkwardNames) {
      writeFileSync(Buffer.concat([Buffer.from(`${root}/in/`), Buffer.from(name, 'latin1')]), name);
    }
    symlinkSync('/etc/passwd', join(root, 'in/a -> b'));
    const { host } = await obeyedHost(root);
    const entries = await listAll(host.files, 'in');
    const files = entries.filter(({ kind }) => kind === 'file').map(({ name }) => name);
    assert.deepEqual(files.sort(), [...names].sort());
    assert.equal(entries.find(({ name }) => name === 'temp')?.kind, 'folder');
    assert.equal(entries.find(({ kind }) => kind === 'link')?.name, 'a');
    assert.ok((await host.folders.free('')) > 0);
    await assert.rejects(listAll(host.files, 'none'), (error) => isProblem(error, 'folder-missing'));
  });

  it('moves each name byte by byte, refuses to replace, and says what stayed', async () => {
    const names = awkwardNames.filter((name) => !name.includes('\n'));
    writeFileSync(join(root, 'in/temp/plain'), 'new mail');
    const { host } = await obeyedHost(root);
    const before = await host.files.look('in', names);
    const outcome = await host.files.move('in', 'in/temp', [...names, 'absent']);
    assert.equal(outcome.moved, names.length - 1);
    assert.deepEqual(
      outcome.failures.map(({ index, why }) => [index, why]),
      [
        [names.indexOf('plain'), 'name-taken'],
        [names.length, 'absent'],
      ],
    );
    assert.equal(readFileSync(join(root, 'in/temp/plain'), 'utf8'), 'new mail');
    assert.equal(readFileSync(join(root, 'in/plain'), 'utf8'), 'plain');
    const moved = await host.files.look('in/temp', [names.at(-1)!]);
    assert.equal(moved[0]?.identity, before.at(-1)?.identity);
  });

  it('moves nothing while the service is up', async () => {
    writeFileSync(join(root, 'in/stays'), 'x');
    const { host } = await obeyedHost(root, 0);
    const outcome = await host.files.move('in', 'in/temp', ['stays']);
    assert.deepEqual([outcome.moved, outcome.failures[0]?.why], [0, 'failed']);
    assert.match(outcome.failures[0]!.detail, /is up/);
    assert.equal(readFileSync(join(root, 'in/stays'), 'utf8'), 'x');
  });

  it('gathers what needs no answer into the step that does', async () => {
    const { host, desk, spec } = await obeyedHost(root);
    let steps = 0;
    desk.attend(spec.server, (pending) => {
      if (pending === null) return;
      steps += 1;
      void obeyed(pending.script('sh')).then((output) => desk.report(spec.server, output));
    });
    assert.equal(await host.folders.make('in/temp/own', 'in'), 'made');
    assert.equal(await host.notes.create('in/temp/note', `it's "ours"\n`), 'created');
    assert.equal(await host.notes.create('in/temp/note', 'late'), 'exists');
    assert.equal(await host.folders.rename('in/temp/note', 'in/temp/renamed'), 'renamed');
    assert.equal(steps, 1, 'only the first look');
    writeFileSync(join(root, 'in/last'), '');
    await host.files.move('in', 'in/temp/own', ['last']);
    assert.equal(steps, 2);
    assert.equal(readFileSync(join(root, 'in/temp/renamed'), 'utf8'), `it's "ours"\n`);
    assert.deepEqual(
      (await host.files.look('in/temp/own', ['last'])).map((entry) => entry?.kind),
      ['file'],
    );
  });

  it('watches the service in its own time, and tells of its fall', async () => {
    const { host } = await obeyedHost(root);
    assert.equal((await host.service.start()).ok, true);
    const clock = host.clock!;
    const since = performance.now();
    const from = clock.monotonic();
    await clock.sleep(60_000);
    assert.ok(clock.monotonic() - from >= 60_000);
    assert.ok(performance.now() - since < 30_000);
    assert.equal((await host.service.look()).state, 'down');
  });
});

describe('a step that waits', () => {
  const spec = {
    server: 'MAIL01',
    service: { name: 'MSExchangeIMC', process: { image: 'msexcimc.exe' } },
  } as Spec;
  const windows = { type: 'manual', service: { manager: 'windows' } } as const;
  const sheet = {
    ...{ id: 'a1b2c3', server: 'MAIL01', root: 'D:\\exchsrvr\\imcdata' },
    orders: [
      { do: 'fence' as const },
      { do: 'stop' as const },
      { do: 'kill' as const },
      { do: 'move' as const, from: 'in', to: 'in/temp', names: [fromText('100% Grüße & co'), 'HBWK2Q2P'] },
      { do: 'unfence' as const },
      { do: 'start' as const },
    ],
  };

  it('is a batch file for Windows NT: net stop, kill, move', () => {
    const script = scriptFor(sheet, windows, spec)('cmd');
    assert.match(script, /^echo unjam-report\^\|a1b2c3\r$/m);
    assert.match(script, /^cd \/d "D:\\exchsrvr\\imcdata" /m);
    assert.match(script, /^sc config "MSExchangeIMC" start= disabled /m);
    assert.match(script, /^net stop "MSExchangeIMC" \/y\r$/m);
    assert.match(script, /^kill -f "msexcimc\.exe"\r$/m);
    assert.match(
      script,
      /^if not exist "in\\100%% Grüße & co" .* else \(move "in\\100%% Grüße & co" "in\\temp\\100%% Grüße & co" >nul /m,
    );
    assert.match(script, /^if defined up \(echo X\^\|3\^\|.*& goto moved3\)\r$/m);
    assert.ok(!/^call .*"/m.test(script), 'call would read a name twice');
    assert.match(script, /^net start "MSExchangeIMC" /m);
  });

  it('is a script for PowerShell', () => {
    const script = scriptFor(sheet, windows, spec)('powershell');
    assert.match(script, /^'unjam-report\|a1b2c3'\r$/m);
    assert.match(script, /^Move-Message 3 1 'in\\HBWK2Q2P' 'in\\temp\\HBWK2Q2P'\r$/m);
    assert.match(script, /Stop-Process -Force -Name 'msexcimc'/);
    assert.match(script, /Set-Service \$name -StartupType Disabled/);
  });

  it('is PowerShell by its grammar, whatever the names, and no function of it bears the name of an alias', () => {
    const names = ["it's", '$(id)', '`', '@{', '"', '%', '-f', '; exit', '#', '’; exit'].map(fromText);
    const orders = [
      ...sheet.orders,
      { do: 'make' as const, path: 'in/temp', like: 'in' },
      { do: 'write' as const, path: 'in/note', content: `'"$x\n@'\n`, exclusive: true },
      { do: 'print' as const, path: 'in/note' },
      { do: 'rmdir' as const, path: 'in/temp' },
      { do: 'rename' as const, from: 'queue.dat', to: 'in/temp/queue.1' },
      { do: 'watch' as const, seconds: 3 },
      { do: 'move' as const, from: 'in', to: 'in/temp', names },
    ];
    const script = scriptFor({ ...sheet, orders }, windows, spec)('powershell');
    assert.match(script, /^[\x20-\x7e\r\n]*$/, 'in any code page, and without curly quotation marks');
    for (const text of [script, serve]) {
      assert.deepEqual(faultsIn(text), []);
      for (const name of functionsIn(text)) assert.match(name, /^[A-Z]\w+-[A-Z]\w+$/);
    }
    assert.notDeepEqual(faultsIn('Try 0 { 1 }'), [], 'the grammar sees a fault');
  });

  it('is reported by a batch file with whole paths, which are those below its root', () => {
    const lines = [
      'unjam-report|a1b2c3',
      'E|1|state 1',
      'R|D:\\exchsrvr\\imcdata',
      'F|f||12|03/04/98 05:06a|D:\\exchsrvr\\imcdata\\in\\HBWK2Q2P',
      'F|d||0|03/04/98 05:06a|d:\\EXCHSRVR\\imcdata\\in',
      'unjam-end',
    ];
    const { entries } = readReport('a1b2c3', lines.join('\r\n'));
    assert.deepEqual([...entries.keys()], ['in/HBWK2Q2P', 'in']);
  });

  it('is in no shell that its host cannot have', () => {
    assert.throws(
      () => scriptFor(sheet, windows, spec)('sh'),
      (error) => isProblem(error, 'server-invalid'),
    );
  });
});
