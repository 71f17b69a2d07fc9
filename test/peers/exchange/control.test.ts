import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { lookAt } from '../unit/processes.ts';
import { createExchange, until } from './index.ts';

test('status: 3 before the first start, 0 and the pid when up, 3 and the exit code after', async (t) => {
  const exchange = await createExchange({ test: t });
  assert.deepEqual(await exchange.unit.run('status'), { code: 3, output: '' });
  await exchange.start();
  const { code, output } = await exchange.unit.run('status');
  assert.equal(code, 0);
  assert.match(output, /^pid \d+$/);
  assert.match(readFileSync(`/proc/${output.slice(4)}/cmdline`, 'latin1'), /exchange-double/);
  await exchange.stop();
  assert.deepEqual(await exchange.unit.run('status'), { code: 3, output: 'exit 0' });
});

test('a zombie is down', async (t) => {
  const exchange = await createExchange({ test: t });
  // A shell that becomes `sleep` never asks after the child that it had.
  const parent = spawn('/bin/sh', ['-c', 'sleep 0.1 & echo $!; exec sleep 60'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  t.after(() => parent.kill('SIGKILL'));
  const pid = Number(String((await once(parent.stdout, 'data'))[0]));
  await until('the child is a zombie', () => lookAt(pid)?.state === 'Z');
  writeFileSync(`${exchange.unit.dir}/pid`, `${pid} ${lookAt(pid)!.startedAt}\n`);
  process.kill(pid, 0);
  assert.equal((await exchange.status()).up, false);
});

test('another process with the same id is not the double', async (t) => {
  const exchange = await createExchange({ test: t });
  writeFileSync(`${exchange.unit.dir}/pid`, `${process.pid} 1\n`);
  assert.equal((await exchange.status()).up, false);
  assert.equal((await exchange.kill()).code, 0);
});

test('a fence makes start refuse until it is lifted, and leaves a running one alone', async (t) => {
  const exchange = await createExchange({ test: t });
  await exchange.start();
  await exchange.fence();
  assert.ok(exchange.isUp());
  await exchange.stop();
  const refused = await exchange.start();
  assert.equal(refused.code, 1);
  assert.match(refused.output, /fenced/);
  await exchange.fence();
  await exchange.unfence();
  await exchange.unfence();
  assert.equal((await exchange.start()).code, 0);
});

test('several starts at once make one process', async (t) => {
  const exchange = await createExchange({ test: t });
  const answers = await Promise.all(Array.from({ length: 5 }, () => exchange.start()));
  assert.deepEqual(new Set(answers.map(({ code }) => code)), new Set([0]));
  assert.equal(processesOf(exchange.root), 1);
});

test('a watchdog starts it again, but not behind a fence', async (t) => {
  const exchange = await createExchange({ test: t });
  exchange.watchdog(0.05);
  await until('it was started', () => exchange.isUp());
  await exchange.kill();
  await until('it was started again', () => exchange.isUp());
  await exchange.fence();
  await exchange.kill();
  await exchange.start();
  assert.equal(exchange.isUp(), false);
});

test('start gives up on one that hangs while it loads', async (t) => {
  const faults = { poison: { when: 'load', does: 'hang' } } as const;
  const exchange = await createExchange({ test: t, poison: ['clean'], faults, patience: { start: 0.5 } });
  const { code, output } = await exchange.start();
  assert.equal(code, 1);
  assert.match(output, /1053/);
  assert.ok(exchange.isUp());
});

test('a double ends with the process that it was made by', async (t) => {
  const script = `
    import { createExchange } from '${new URL('index.ts', import.meta.url).href}';
    const exchange = await createExchange();
    await exchange.start();
    console.log(JSON.stringify([exchange.folder, exchange.root]));
    setInterval(() => {}, 1000);`;
  const maker = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(() => maker.kill('SIGKILL'));
  const [folder, root] = JSON.parse(String((await once(maker.stdout, 'data'))[0])) as [string, string];
  t.after(() => rmSync(folder, { recursive: true }));
  assert.equal(processesOf(root), 1);
  maker.kill('SIGKILL');
  await until('the double is gone', () => processesOf(root) === 0);
});

/** How many processes have the index below this root open. */
function processesOf(root: string): number {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.filter((pid) => holds(pid, `${root}/queue.dat`)).length;
}

function holds(pid: string, path: string): boolean {
  try {
    const fds = readdirSync(`/proc/${pid}/fd`);
    return fds.some((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`) === path);
  } catch {
    return false;
  }
}
