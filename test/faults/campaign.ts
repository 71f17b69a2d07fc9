// kill -9 of the real service in the middle of real recoveries, as often as one likes.
// npm run campaign -- [--kills N] [--each N] [--seed S] [--jobs J]
import { parseArgs } from 'node:util';
import { spread, Tally } from './kills/gunners.ts';
import { type Road, roads } from './kills/roads.ts';
import { besiege, type Siege } from './kills/siege.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '300' },
    each: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    jobs: { type: 'string', default: '2' },
  },
});
/** In one recovery; more, and a caller would have given up long ago. */
const mostKills = 10;
/** Times as many kills as were asked for: a phase that is too short to be hit so often is told of. */
const patience = 3;
const least = Number(values.each);
const tally = new Tally();
const failed: Siege[] = [];
const began = performance.now();
let seed = Number(values.seed);
let recoveries = 0;
let kills = 0;

await Promise.all(Array.from({ length: Number(values.jobs) }, () => campaign()));
report();

async function campaign(): Promise<void> {
  while (!isEnough()) {
    const mine = seed++;
    const road = nextRoad(mine);
    const siege = await besiege(road, mine, spread(tally, road.name, mine, mostKills, least));
    recoveries += 1;
    kills += siege.kills.length;
    for (const phase of siege.kills) tally.hit(phase);
    if (siege.faults.length > 0) failed.push(siege);
    const verdict = siege.faults.length === 0 ? 'well' : `WITH FAULTS: ${siege.faults.join('; ')}`;
    say(
      `${siege.transcript[0]}: ${siege.kills.length} kills, ended ${verdict} (${kills} of ${values.kills})`,
    );
  }
}

/** Each of them first, then the one whose phases lack the most hits. */
function nextRoad(n: number): Road {
  const lacks = roads.map((road) => tally.lacks(road.name, least));
  const most = Math.max(...lacks);
  return roads[n <= roads.length || most === 0 ? n % roads.length : lacks.indexOf(most)]!;
}

function isEnough(): boolean {
  if (kills < Number(values.kills)) return false;
  return tally.below(least).length === 0 || kills >= patience * Number(values.kills);
}

function report(): void {
  for (const { transcript, faults } of failed) say(`\n${[...transcript, ...faults].join('\n')}`);
  say('');
  say(' hits  action: phase');
  for (const [phase, hits] of [...tally.hits].toSorted()) say(`${String(hits).padStart(5)}  ${phase}`);
  const seconds = Math.round((performance.now() - began) / 1000);
  const missed = tally.below(least);
  for (const phase of missed) say(`hit less than ${least} times: ${phase}`);
  say(
    `${kills} kills in ${tally.hits.size} phases of ${recoveries} recoveries, ${failed.length} of them with faults, ${missed.length} phases hit less than ${least} times (${seconds} s).`,
  );
  process.exitCode = failed.length + missed.length === 0 ? 0 : 1;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
