import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Job } from '../../../src/recovery/job.ts';
import { type Exchange, until } from '../../peers/exchange/index.ts';
import type { Caller } from './caller.ts';
import type { Road } from './roads.ts';
import type { Window } from './window.ts';

/** What is not as it must be at the end of a recovery, however often Unjam was killed in it. */
export async function faultsOf(
  road: Road,
  exchange: Exchange,
  window: Window,
  caller: Caller,
): Promise<string[]> {
  const faults: string[] = [];
  const job = window.job()!;
  if (job.state !== road.ends) faults.push(`the recovery ended ${job.state}: ${job.saying}`);
  if (job.running !== null) faults.push(`${job.running.action} is still written as running`);
  if (window.unsettled() > 0) faults.push('a batch is without outcome');
  if ((await caller.job())?.state !== job.state) faults.push('what is told is not what is written');
  if (job.state === 'finalized') await delivered(exchange, faults);
  faults.push(...ledgerFaults(job), ...hostFaults(exchange), ...mailFaults(exchange));
  return faults;
}

/** Everything but the poison goes out once it is over. */
async function delivered(exchange: Exchange, faults: string[]): Promise<void> {
  const good = exchange.planted.filter((p) => !p.poison).map((p) => p.sha256);
  const isOut = (): boolean => {
    const out = new Set(exchange.delivered().map((d) => d.sha256));
    return good.every((sha256) => out.has(sha256));
  };
  await until('all good mail is delivered', isOut, 60_000).catch((error: Error) =>
    faults.push(error.message),
  );
}

function ledgerFaults({ counts }: Job): string[] {
  const { found, arrived, held, released, taken, setAside, poison, returned, unaccounted } = counts;
  const sum = held + released + taken + setAside + poison + returned + unaccounted;
  return [
    ...(sum === found + arrived ? [] : [`the ledger does not add up: ${JSON.stringify(counts)}`]),
    ...(unaccounted === 0 ? [] : [`${unaccounted} messages are unaccounted for`]),
    ...(held === 0 ? [] : [`${held} messages are still held`]),
  ];
}

/** What of ours is left on the host. */
function hostFaults(exchange: Exchange): string[] {
  const ours = readdirSync(exchange.root, { recursive: true, encoding: 'utf8' }).filter(
    (path) => !path.startsWith('poison') && /unjam|temp/.test(path),
  );
  const fenced = existsSync(`${exchange.unit.dir}/fenced`);
  return [...ours.map((path) => `left behind: ${path}`), ...(fenced ? ['the fence still stands'] : [])];
}

/** Every planted message at one place, and every message that came in at one place, by content. */
function mailFaults(exchange: Exchange): string[] {
  const { missing, doubled } = exchange.account();
  const planted = new Set(exchange.planted.map((p) => p.sha256));
  const others = new Map<string, number>();
  for (const folder of [
    `${exchange.root}/in`,
    `${exchange.root}/out`,
    `${exchange.root}/poison`,
    `${exchange.folder}/sink`,
  ]) {
    for (const sha256 of digestsIn(folder))
      if (!planted.has(sha256)) others.set(sha256, (others.get(sha256) ?? 0) + 1);
  }
  const accepted = exchange.events().filter((e) => e.id === 2002).length;
  const twice = [...others.values()].filter((n) => n > 1).length;
  return [
    ...missing.map((m) => `lost: ${m.queue}/${m.name}`),
    ...doubled.map((m) => `doubled: ${m.queue}/${m.name}`),
    ...(twice === 0 ? [] : [`${twice} arrived messages are doubled`]),
    ...(others.size >= accepted ? [] : [`${accepted} messages arrived, and ${others.size} are there`]),
  ];
}

function digestsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'manifest.json')
    .map((entry) =>
      createHash('sha256')
        .update(readFileSync(`${entry.parentPath}/${entry.name}`))
        .digest('hex'),
    );
}
