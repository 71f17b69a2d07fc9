import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { firstLine, quoted } from '../../../src/connections/command/quote.ts';
import { run, runningGroups } from '../../../src/connections/local/command/run.ts';
import { until } from '../../contracts/host-peer.ts';

const within = 5000;
const sh = (script: string) => ['sh', '-c', script];

describe('a command of the service manager', () => {
  const folder = mkdtempSync(join(tmpdir(), 'unjam-run-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('is run without a shell, without input, and without our secrets', async () => {
    process.env.UNJAM_TEST_SECRET = 'secret';
    const ran = await run(['echo', '$HOME', '; id', '*'], { within });
    assert.deepEqual(ran, { code: 0, output: '$HOME ; id *\n', trouble: null, missing: false });
    assert.equal((await run(['cat'], { within })).code, 0);
    assert.doesNotMatch((await run(['env'], { within })).output, /UNJAM_/);
    delete process.env.UNJAM_TEST_SECRET;
  });

  it('tells its exit code, its signal and what it said on both outputs', async () => {
    const failed = await run(sh('echo out; echo err >&2; exit 7'), { within });
    assert.equal(failed.code, 7);
    assert.match(failed.output, /out\nerr\n|err\nout\n/);
    const killed = await run(sh('kill -9 $$'), { within });
    assert.equal(killed.code, null);
    assert.match(killed.trouble!, /SIGKILL/);
  });

  it('says so when there is no such program', async () => {
    for (const program of ['/no/such/program', 'no-such-program', '/etc/passwd', '/']) {
      const ran = await run([program], { within });
      assert.deepEqual([ran.missing, ran.code], [true, null], program);
    }
  });

  it('keeps the last 64 KiB of what it prints', async () => {
    const ran = await run(sh('head -c 1000000 /dev/zero | tr "\\0" x; echo end'), { within });
    assert.equal(ran.output.length, 64 * 1024);
    assert.match(ran.output, /xend\n$/);
  });

  it('is over when its process ends, though a daemon keeps its output open', async () => {
    for (const leaves of [undefined, 'unjam test/run']) {
      const pidFile = join(folder, 'pid');
      const begun = performance.now();
      const ran = await run(sh(`sleep 1000 & echo $! >'${pidFile}'; echo started`), {
        within,
        ...(leaves === undefined ? {} : { leaves }),
      });
      assert.ok(performance.now() - begun < 2000);
      assert.deepEqual([ran.code, ran.output], [0, 'started\n']);
      const pid = Number(readFileSync(pidFile, 'utf8'));
      assert.ok(existsSync(`/proc/${pid}`), 'the daemon lives on');
      process.kill(pid, 'SIGKILL');
    }
    rmSync(join(tmpdir(), `unjam-${process.getuid!()}`, 'unjam_test_run.start.txt'));
  });

  it('is killed with all its group when it is too slow', async () => {
    const pidFile = join(folder, 'slow');
    const ran = await run(sh(`trap '' TERM; sleep 1000 & echo $! >'${pidFile}'; wait`), { within: 300 });
    assert.equal(ran.code, null);
    assert.match(ran.trouble!, /within 0.3 s/);
    const pid = Number(readFileSync(pidFile, 'utf8'));
    await until('its child is gone', () => !/^State:\s+[RSD]/m.test(stateOf(pid)));
    await until('its group is not among ours', async () => (await runningGroups()).length === 1);
  });
});

describe('the process that begins commands', () => {
  it('does not end with a signal to all of a unit, and a command under way neither', async () => {
    const [program] = await runningGroups();
    const slow = run(sh('sleep 0.3; echo done'), { within });
    process.kill(program!, 'SIGTERM');
    assert.equal((await slow).output, 'done\n');
    assert.equal((await runningGroups())[0], program);
  });

  it('is begun anew when it was killed; what came of its commands is not known', async () => {
    const [program] = await runningGroups();
    const pidFile = join(tmpdir(), `unjam-run-${process.pid}`);
    const slow = run(sh(`echo $$ >'${pidFile}'; exec sleep 1000`), { within: 60_000 });
    await until('it runs', () => existsSync(pidFile) && readFileSync(pidFile, 'utf8') !== '');
    process.kill(program!, 'SIGKILL');
    const ran = await slow;
    process.kill(Number(readFileSync(pidFile, 'utf8')), 'SIGKILL');
    rmSync(pidFile);
    assert.deepEqual([ran.code, ran.missing], [null, false]);
    assert.match(ran.trouble!, /has ended/);
    assert.equal((await run(['echo', 'again'], { within })).output, 'again\n');
    assert.notEqual((await runningGroups())[0], program);
  });

  it('ends with Unjam, however that ends', async () => {
    const file = fileURLToPath(new URL('../../../src/connections/local/command/run.ts', import.meta.url));
    const script = `import { run, runningGroups } from '${file}';
      await run(['true'], { within: 5000 });
      console.log((await runningGroups())[0]);
      setInterval(() => {}, 1000);`;
    const unjam = spawn(process.execPath, ['--input-type=module', '--eval', script]);
    const [line] = (await once(unjam.stdout, 'data')) as [Buffer];
    assert.ok(existsSync(`/proc/${Number(line)}`));
    unjam.kill('SIGKILL');
    await until('it is gone', () => !/^State:\s+[RSD]/m.test(stateOf(Number(line))));
  });
});

function stateOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
}

describe('a command for people to read', () => {
  it('can be pasted into a shell', async () => {
    const argv = ['printf', '%s|', 'a b', "it's", '$x', '', '-n', 'ü'];
    assert.equal((await run(['sh', '-c', quoted(argv)], { within })).output, "a b|it's|$x||-n|ü|");
  });

  it('is told in one line', () => {
    assert.equal(firstLine('\n  \n\x1b[31mred\x07\nmore', 'x'), '[31mred');
    assert.equal(firstLine('', 'exit code 3'), 'exit code 3');
    assert.equal(firstLine('x'.repeat(300), '').length, 200);
  });
});
