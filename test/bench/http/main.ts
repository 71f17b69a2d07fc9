// What callers get of Unjam beside what a bare route would give them, as ratios of one run.
import { parseArgs } from 'node:util';
import { busy } from './busy.ts';
import { openHouse } from './house.ts';
import { ratio } from './ratio.ts';
import { streams } from './streams.ts';

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
  },
});
const seconds = Number(values.seconds);

const reading = await openHouse(1000);
await reading.act('quarantine', { evenIfHealthy: true });
const read = await ratio(reading, 5, seconds);
await reading.close();
const recovery = await busy(Number(values.messages));
const streamed = await streams(1000);

if (values.json) process.stdout.write(`${JSON.stringify({ read, recovery, streamed })}\n`);
else
  process.stdout.write(`reading a job with a token, from SQLite
  bare route       ${read.bare.toFixed(0)} requests a second
  Unjam            ${read.ours.toFixed(0)} requests a second   ${read.ratio.toFixed(2)} x the bare route (at least 0.5)
the same at 1,000 requests a second while ${values.messages} messages are recovered beside it
  latency          p50 ${recovery.p50.toFixed(0)} ms, p99 ${recovery.p99.toFixed(0)} ms (under 25), max ${recovery.max.toFixed(0)} ms
  bare route       p99 ${read.p99.toFixed(0)} ms at the same rate with nothing beside it
  recovery         ${recovery.seconds.toFixed(1)} s, ${recovery.share.toFixed(2)} of the calls fell into it
1,000 open event streams
  memory           ${streamed.megabytes.toFixed(1)} MB (under 50)
  actions          ${streamed.ratio.toFixed(2)} x as long as without (at most 1.10)
`);
