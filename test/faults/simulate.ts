// Histories of recoveries in which everything goes wrong, each from one seed.
// npm run simulate -- [--seeds N] [--first-seed S] [--until-fault]; or --seed N for one, with its transcript
import { parseArgs } from 'node:util';
import { historyOf } from './history/history.ts';
import { Summary } from './history/summary.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '2000' },
    'first-seed': { type: 'string', default: '1' },
    seed: { type: 'string' },
    'until-fault': { type: 'boolean', default: false },
  },
});
const single = values.seed === undefined ? null : Number(values.seed);
const first = single ?? Number(values['first-seed']);
const count = single === null ? Number(values.seeds) : 1;
const summary = new Summary();

let at: number | null = first;
process.once('exit', () => at !== null && process.stdout.write(`history ${at} never ends\n`));
for (let seed = first; seed < first + count; seed += 1) {
  at = seed;
  const told = await historyOf(seed);
  summary.add(told);
  if (told.faults.length === 0 && single === null) continue;
  process.stdout.write(
    `history ${seed}\n${[...told.transcript, ...told.faults.map((f) => `FAULT: ${f}`)].join('\n')}\n\n`,
  );
  if (values['until-fault']) break;
}
at = null;
process.stdout.write(`${summary.line()}\n`);
process.exitCode = summary.isClean ? 0 : 1;
