// How much a quarantine costs beside a plain loop over the same files, as ratios of one run.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { systemClock } from '../../../src/actions/clock.ts';
import { Runner } from '../../../src/actions/index.ts';
import { openHost } from '../../../src/connections/index.ts';
import { openStore } from '../../../src/store/index.ts';
import { writeBulk } from '../../corpus/index.ts';
import { idle, idleRegistration } from '../../peers/idle.ts';

const { values } = parseArgs({
  options: { messages: { type: 'string', default: '100000' }, json: { type: 'boolean', default: false } },
});
const messages = Number(values.messages);
const folder = mkdtempSync(join(tmpdir(), 'unjam-bench-'));

try {
  for (const name of ['plain', 'root/in', 'renamed']) {
    mkdirSync(join(folder, name), { recursive: true });
    writeBulk(join(folder, name), messages, 1);
  }
  const renamed = plainLoop('renamed', false);
  const hashed = plainLoop('plain', true);
  const quarantine = await quarantined();
  const after = plainLoop('plain.moved', true);
  report({ messages, renamed, hashed: Math.min(hashed, after), ...quarantine });
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The plain loop of synchronous calls, in seconds. */
function plainLoop(name: string, hash: boolean): number {
  const from = join(folder, name);
  const to = `${from}.moved`;
  mkdirSync(to);
  const began = performance.now();
  for (const file of readdirSync(from)) {
    if (hash)
      createHash('sha256')
        .update(readFileSync(join(from, file)))
        .digest('hex');
    renameSync(join(from, file), join(to, file));
  }
  return (performance.now() - began) / 1000;
}

interface Measured {
  seconds: number;
  delayP99: number;
  delayMax: number;
  bytesPerMessage: number;
}

/** A real quarantine: real store, real connection, a service that is only a file. */
async function quarantined(): Promise<Measured> {
  const store = await openStore({ folder: join(folder, 'data') });
  const runner = new Runner({
    store,
    clock: systemClock,
    openHost,
    profile: async () => idle,
    installation: 'bench',
    log: { error: (data) => process.stderr.write(`${JSON.stringify(data)}\n`) },
  });
  await store.servers.put('MAIL01', idleRegistration(folder));
  const caller = { who: 'bench', requestId: 'bench' };
  await (await runner.act('MAIL01', 'stop', {}, caller)).done;
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let peak = before;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 50);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const began = performance.now();
  const job = await (await runner.act('MAIL01', 'quarantine', {}, caller)).done;
  const seconds = (performance.now() - began) / 1000;
  delay.disable();
  clearInterval(watch);
  if (job.counts.held !== messages || existsSync(join(folder, 'root', 'in', 'AAAAAAAA')))
    throw new Error(`held ${job.counts.held} of ${messages}`);
  await store.close();
  return {
    seconds,
    delayP99: delay.percentile(99) / 1e6 - 5,
    delayMax: delay.max / 1e6 - 5,
    bytesPerMessage: (peak - before) / messages,
  };
}

function report(m: Measured & { messages: number; renamed: number; hashed: number }): void {
  const ratio = m.seconds / m.hashed;
  if (values.json) return void process.stdout.write(`${JSON.stringify({ ...m, ratio })}\n`);
  process.stdout.write(`${m.messages} messages
  plain loop, rename                ${m.renamed.toFixed(2)} s
  plain loop, read, hash, rename    ${m.hashed.toFixed(2)} s
  quarantine (hashes every message) ${m.seconds.toFixed(2)} s   ${ratio.toFixed(2)} x the loop that hashes (at most 1.5)
  event-loop delay                  p99 ${m.delayP99.toFixed(1)} ms (under 20), max ${m.delayMax.toFixed(0)} ms
  memory                            ${m.bytesPerMessage.toFixed(0)} bytes a message (under 1024)
`);
}
