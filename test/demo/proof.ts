import type { Exchange } from '../peers/exchange/index.ts';
import type { Operator } from './operator.ts';

interface JobView {
  id: string;
  state: string;
  messages: Record<string, number>;
  poison: { queue: string; name: string; sha256: string | null }[];
}

/** Everything that does not add up; empty when the job is what it should be. */
export async function faultsOf(
  operator: Operator,
  exchange: Exchange,
  poisonBefore: Set<string>,
): Promise<string[]> {
  const job = await operator.read<JobView>('/v1/servers/MAIL01/job');
  const planted = exchange.planted.filter((p) => p.poison && !poisonBefore.has(p.sha256));
  const faults: string[] = [];
  const found = job.poison
    .map((p) => p.sha256)
    .sort()
    .join();
  if (
    found !==
    planted
      .map((p) => p.sha256)
      .sort()
      .join()
  )
    faults.push(`the poison found is ${found}`);
  if (job.state !== 'finalized') faults.push(`the job ended ${job.state}`);
  const m = job.messages;
  const lives = ['held', 'released', 'taken', 'setAside', 'poison', 'returned', 'unaccounted'].reduce(
    (sum, life) => sum + m[life]!,
    0,
  );
  if (lives !== m.found! + m.arrived!) faults.push('the ledger does not add up');
  if (m.unaccounted !== 0) faults.push(`${m.unaccounted} messages are unaccounted for`);
  return faults;
}

/** Every planted message, byte for byte: delivered once, or set apart. */
export function account(exchange: Exchange): { faults: string[]; delivered: number; apart: number } {
  const { missing, doubled } = exchange.account();
  const apart = exchange.planted.filter((p) => p.poison).length;
  const delivered = exchange.delivered().length;
  const faults = [
    ...missing.map((m) => `lost: ${JSON.stringify(m)}`),
    ...doubled.map((m) => `doubled: ${JSON.stringify(m)}`),
    ...(delivered === exchange.planted.length - apart
      ? []
      : [`${delivered} of ${exchange.planted.length - apart} messages were delivered`]),
  ];
  return { faults, delivered, apart };
}
