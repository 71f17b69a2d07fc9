import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type House, openHouse } from './house.ts';

const messages = 5000;
const turns = 3;

/** What so many open event streams cost: memory, and time of the actions that they tell of. */
export async function streams(count: number): Promise<{ megabytes: number; ratio: number }> {
  const house = await openHouse(messages);
  let alone = Number.POSITIVE_INFINITY;
  let watched = Number.POSITIVE_INFINITY;
  let megabytes = 0;
  try {
    for (let turn = 0; turn < turns; turn++) {
      alone = Math.min(alone, (await oneTurn(house, 0)).seconds);
      const with_ = await oneTurn(house, count);
      watched = Math.min(watched, with_.seconds);
      megabytes = Math.max(megabytes, with_.megabytes);
    }
  } finally {
    await house.close();
  }
  return { megabytes, ratio: watched / alone };
}

/** A recovery of its own: opened, watched by so many, the spool moved aside, and back. */
async function oneTurn(house: House, count: number): Promise<{ seconds: number; megabytes: number }> {
  const { id } = await house.act('stop', { evenIfHealthy: true });
  const before = memory();
  const readers = count === 0 ? null : await read(`${house.url}/v1/jobs/${id}/events`, house.token, count);
  const after = memory();
  // Pages that were in use before are no new ones: what is held counts, where it is more.
  const megabytes = Math.max(after.pages - before.pages, after.held - before.held) / 1e6;
  const began = performance.now();
  await house.act('quarantine');
  const seconds = (performance.now() - began) / 1000;
  const gone = readers === null ? null : once(readers, 'exit');
  await house.act('abort');
  // The streams end with the job, and the readers with their streams.
  await gone;
  return { seconds, megabytes };
}

/** A process of its own that reads so many streams. */
async function read(url: string, token: string, count: number): Promise<ChildProcess> {
  const program = fileURLToPath(new URL('reader.ts', import.meta.url));
  const child = spawn(process.execPath, [program, url, token, String(count)], {
    stdio: ['ignore', 'pipe', 2],
  });
  await once(child.stdout!, 'data');
  return child;
}

/** Bytes. */
function memory(): { pages: number; held: number } {
  globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { pages: rss, held: heapUsed + external };
}
