import { parseArgs } from 'node:util';
import { costOf } from './cost.ts';
import { MODELS } from './models.ts';
import { PEERS } from './peers.ts';
import { seeded } from './random.ts';
import { type Played, play, throughAfter } from './trial.ts';

/** How the engine fares: `npm run bench:bisect`, or one cell with --model M --n N --d D. Exits 0 whatever the figures. */
interface Cell {
  model: string;
  n: number;
  d: number;
}

interface Row extends Cell {
  trials: number;
  seed: number;
  meanRounds: number;
  p95Rounds: number;
  exactShare: number;
  bound: number;
  /** Where the service takes mail: mean share of the good mail that is through after each of the first two rounds. */
  goodMail?: [number, number];
}

/** Trials of each cell where nothing is asked for: fewer where a trial takes longer, so that all ends in minutes. */
const each = (
  model: string,
  n: number,
  ds: readonly number[],
  trials: number,
): (Cell & { trials: number })[] =>
  ds.map((d) => ({ model, n, d, trials: Math.max(5, Math.round(trials / d)) }));

const EVERYTHING = [
  ...each('blind', 1000, [1, 2, 3, 5, 10], 200),
  ...each('blind', 10_000, [1, 2, 4, 8], 80),
  ...[1, 4, 16].flatMap((k) => each(`workers:${k}`, 10_000, [1, 2, 4, 8], 80)),
  ...['named', 'named:lies'].flatMap((model) => each(model, 10_000, [1, 3, 8], 60)),
  ...['prior:good', 'prior:misleading'].flatMap((model) => each(model, 10_000, [1, 2, 3], 60)),
  ...[0.1, 0.2].flatMap((q) => each(`flaky:${q}`, 1000, [1, 3], 200)),
  ...['mail', 'mail:known', 'mail:scored'].flatMap((model) => each(model, 10_000, [1], 100)),
  ...each('together', 1000, [2, 3], 40),
  ...['sequential-halving', 'hwang'].flatMap((model) => each(model, 1000, [1, 2, 3, 5, 10], 2000)),
  ...each('ddmin', 1000, [1, 2, 3, 5, 10], 60),
];

/** log2 of the number of ways to choose d of n: what no search with one bit a round can do better than. */
export function bound(n: number, d: number): number {
  let bits = 0;
  for (let i = 0; i < d; i++) bits += Math.log2((n - i) / (i + 1));
  return bits;
}

async function trial({ model, n, d }: Cell, seed: number): Promise<Played> {
  const random = seeded(seed);
  const peer = PEERS[model];
  if (peer) {
    const rounds = peer(n, new Set(random.pick(d, n)));
    return { rounds: Math.abs(rounds), exact: rounds >= 0, through: [] };
  }
  const [name, argument] = model.split(':');
  const make = MODELS[name!];
  if (!make)
    throw new Error(
      `no model called ${name}; there are ${[...Object.keys(MODELS), ...Object.keys(PEERS)].join(', ')}`,
    );
  const scene = make(n, d, random, argument ?? '');
  return await play(scene);
}

async function measure(cell: Cell, trials: number, seed: number): Promise<Row> {
  const results: Played[] = [];
  for (let i = 0; i < trials; i++) results.push(await trial(cell, Math.imul(seed, 1_000_003) + i));
  const rounds = results.map((result) => result.rounds).sort((a, b) => a - b);
  return {
    ...cell,
    trials,
    seed,
    meanRounds: Math.round((100 * rounds.reduce((sum, count) => sum + count, 0)) / trials) / 100,
    p95Rounds: rounds[Math.min(trials - 1, Math.floor(0.95 * trials))]!,
    exactShare: results.filter((result) => result.exact).length / trials,
    bound: Math.round(100 * bound(cell.n, cell.d)) / 100,
    ...goodMail(results, cell),
  };
}

function goodMail(results: readonly Played[], { model, n, d }: Cell): Pick<Row, 'goodMail'> {
  if (!model.startsWith('mail')) return {};
  const [first, second] = throughAfter(results, n - d).map((share) => Math.round(10_000 * share) / 10_000);
  return { goodMail: [first!, second!] };
}

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    trials: { type: 'string' },
    n: { type: 'string' },
    d: { type: 'string' },
    model: { type: 'string' },
  },
});
const one = values.model ?? (values.n || values.d ? 'blind' : undefined);
const cells = one
  ? [{ model: one, n: Number(values.n ?? 1000), d: Number(values.d ?? 1), trials: 200 }]
  : EVERYTHING;
const rows: Row[] = [];
if (!values.json) console.log('model                   n   d  trials    mean   p95   exact   bound');
for (const { trials, ...cell } of cells) {
  const row = await measure(cell, Number(values.trials ?? trials), Number(values.seed));
  rows.push(row);
  if (values.json) continue;
  const columns = [String(row.n).padStart(7), String(row.d).padStart(4), String(row.trials).padStart(8)];
  const figures = [row.meanRounds.toFixed(2).padStart(8), String(row.p95Rounds).padStart(6)];
  const shares = [row.exactShare.toFixed(3).padStart(8), row.bound.toFixed(2).padStart(8)];
  const mail = row.goodMail ? [`   good mail through after 1 / 2 rounds: ${row.goodMail.join(' / ')}`] : [];
  console.log([row.model.padEnd(18), ...columns, ...figures, ...shares, ...mail].join(''));
}
if (values.json) console.log(JSON.stringify(rows));
else if (!one) {
  for (const n of [10_000, 1_000_000]) {
    const { decisions, medianMs, worstMs, keptBytes } = costOf(n, Number(values.seed));
    const kept = `${keptBytes} bytes a message kept`;
    console.log(`${n} messages: ${decisions} decisions, median ${medianMs} ms, worst ${worstMs} ms, ${kept}`);
  }
}
