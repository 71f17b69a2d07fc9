// Requests made from our own OpenAPI document, against Unjam whole.
// npm run fuzz -- [--requests N] [--seed S]
import { parseArgs } from 'node:util';
import { fuzz } from './fuzz.ts';

const { values } = parseArgs({
  options: { requests: { type: 'string', default: '50000' }, seed: { type: 'string', default: '1' } },
});
const began = performance.now();
const { requests, passed, rude, byStatus, faults, grown } = await fuzz(
  Number(values.requests),
  Number(values.seed),
);
for (const fault of faults) process.stdout.write(`FAULT ${fault}\n`);
const statuses = [...byStatus].toSorted((a, b) => a[0] - b[0]).map(([status, n]) => `${n} × ${status}`);
process.stdout.write(`${statuses.join(', ')}\n`);
const seconds = Math.round((performance.now() - began) / 1000);
process.stdout.write(
  `${requests} requests, ${Math.round((100 * passed) / requests)} % passed validation, ${rude} cut off, heap grown by ${Math.round(grown / 1024)} KiB, ${faults.length} faults (${seconds} s)\n`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
