// One folder with a million messages, set aside and brought back by the real thing: how long, and with how much memory.
// npm run crowd -- [--messages N]
import { closeSync, mkdirSync, mkdtempSync, openSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { systemClock } from '../../src/actions/clock.ts';
import { Runner } from '../../src/actions/index.ts';
import { openHost } from '../../src/connections/index.ts';
import type { ActionName, Job } from '../../src/recovery/job.ts';
import { openStore } from '../../src/store/index.ts';
import { idle, idleRegistration } from '../peers/idle.ts';

const timing = { observeSeconds: 0.2, observeMaxSeconds: 0.4, sampleSeconds: 0.05 };
/** Most of what the process may need at any time, in bytes. */
const memoryLimit = 2 * 1024 ** 3;

const { values } = parseArgs({ options: { messages: { type: 'string', default: '1000000' } } });
const messages = Number(values.messages);
const folder = mkdtempSync(`${tmpdir()}/unjam-crowd-`);
try {
  await run();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function run(): Promise<void> {
  const spool = `${folder}/root/in`;
  mkdirSync(spool, { recursive: true });
  for (let n = 0; n < messages; n += 1)
    closeSync(openSync(`${spool}/${n.toString(36).padStart(9, '0')}`, 'wx'));
  const store = await openStore({ folder: `${folder}/data` });
  const unjam = new Runner({
    store,
    clock: systemClock,
    openHost,
    profile: async () => idle,
    installation: 'crowd',
    log: { error: (data) => process.stderr.write(`${JSON.stringify(data)}\n`) },
  });
  await store.servers.put('MAIL01', idleRegistration(folder, timing));
  const timed = async (action: ActionName): Promise<Job> => {
    const began = performance.now();
    const act = await unjam.act(
      'MAIL01',
      action,
      { evenIfHealthy: true },
      { who: 'crowd', requestId: 'crowd' },
    );
    const job = await act.done;
    const seconds = (performance.now() - began) / 1000;
    process.stdout.write(
      `${action}: ${seconds.toFixed(1)} s, ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB at most; ${job.state}; ${job.saying}\n`,
    );
    return job;
  };
  await timed('stop');
  await timed('quarantine');
  const held = (await store.jobs.lastOf('MAIL01'))!.counts.held;
  const job = await timed('abort');
  await store.close();
  const back = readdirSync(spool).length;
  const memory = process.resourceUsage().maxRSS * 1024;
  process.stdout.write(
    `${messages} messages, ${held} held, ${back} back, ${job.counts.unaccounted} unaccounted, ${Math.round(memory / 1024 ** 2)} MiB at most\n`,
  );
  process.exitCode = held === messages && back === messages && memory < memoryLimit ? 0 : 1;
}
