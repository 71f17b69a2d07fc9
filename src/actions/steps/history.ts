import type { Round as BisectRound, Costs, History, Options, Suspect } from '../../bisect/index.ts';
import type { ActionOptions } from '../../recovery/job.ts';
import type { Message } from '../../recovery/message.ts';
import type { Round } from '../../recovery/round.ts';
import type { Work } from '../work.ts';
import { directoryOf } from './evidence.ts';
import { unproved } from './unproved.ts';
import { waits } from './waiting.ts';

/**
 * What the engine is told: every message that may be poison, and every judged round. Messages that left the
 * spool without ever being in a round are no suspects and are left out.
 */
export async function historyOf(work: Work): Promise<History> {
  const rounds = (await work.store.rounds.list(work.job.id)).filter((round) => round.verdict !== null);
  const inRounds = new Set(rounds.flatMap((round) => round.released));
  const messages: Suspect[] = [];
  const gone = new Set<number>();
  const apart: number[] = [];
  for await (const page of work.store.ledger.pages(work.job.id)) {
    for (const message of page) {
      const left = message.life === 'taken' || message.life === 'setAside' || message.life === 'unaccounted';
      if (left && !inRounds.has(message.seq)) continue;
      // It cannot be tried while new mail bears its name: finalize returns it, and watches the service then.
      if (waits(message) && !inRounds.has(message.seq)) continue;
      if (message.life === 'taken' || message.life === 'setAside') gone.add(message.seq);
      if (message.life === 'poison' && message.thought === 'poison') apart.push(message.seq);
      messages.push(
        message.suspicion === null ? { id: message.seq } : { id: message.seq, suspicion: message.suspicion },
      );
    }
  }
  const diagnosis = await testimony(work);
  return { messages, diagnosis, rounds: rounds.map((round) => told(round, gone)), apart };
}

/**
 * Unproved messages that cannot leave the spool: a held message bears the name of each, and neither may replace the
 * other. They are in every round whatever is asked for, so that asking about them would play the same round for ever.
 */
export async function bound(work: Work): Promise<number[]> {
  const { ledger } = work.store;
  const names = new Set<string>();
  for await (const page of ledger.pages(work.job.id, { life: ['held'] }))
    for (const message of page) for (const key of placesOf(message)) names.add(key);
  const seqs: number[] = [];
  for await (const page of unproved(work))
    seqs.push(...page.filter((m) => placesOf(m).some((key) => names.has(key))).map((m) => m.seq));
  return seqs;
}

function placesOf({ queue, folder, parts }: Message): string[] {
  return parts.map((part) => `${queue}/${folder}/${part}`);
}

/** A search that takes longer than this is not converging: a person must look. */
const roundsEnough = 300;

/** How the engine is to work, from what the caller asked for. */
export function engineOptions(work: Work, options: ActionOptions): Options {
  const strategy = options.strategy === 'halving' ? 'halving' : 'adaptive';
  const { recovering } = work.job;
  // Limits of `recover` bind it, and nobody who has taken over by hand.
  const asked = recovering?.paused === false ? { ...recovering, ...options } : options;
  return {
    strategy,
    ...(asked.confirmByCrash === undefined ? {} : { confirmByCrash: asked.confirmByCrash }),
    costs: costsOf(work),
    limits: {
      maxRounds: asked.maxRounds ?? roundsEnough,
      ...(asked.maxDowntimeSeconds === undefined ? {} : { maxDowntimeSeconds: asked.maxDowntimeSeconds }),
    },
  };
}

/**
 * What a round costs by this server's own timing: a stable one its watch and a restart; a fall the time to it, and the
 * restart on what is proved, during which no mail flows.
 */
function costsOf({ job }: Work): Costs {
  const { observeSeconds, startSeconds } = job.spec.timing;
  const restart = Math.min(10, startSeconds);
  return {
    downtimePerCrash: Math.max(job.longestCrashSeconds, observeSeconds) + 2 * restart,
    secondsPerStableRound: observeSeconds + restart,
  };
}

/** What was named or in use when the job opened, as far as it is still in the ledger. */
async function testimony(work: Work): Promise<{ named: number[]; locked: number[] }> {
  const { named, inUse } = work.job.evidence;
  const directory = await directoryOf(work, { paths: inUse, names: named });
  return {
    named: named.flatMap((name) => directory.byName.get(name) ?? []),
    locked: inUse.flatMap((path) => directory.byPath.get(path) ?? []),
  };
}

/** A message that has left was read, even where a death of ours kept that out of the round's evidence. */
function told(round: Round, gone: Set<number>): BisectRound {
  const taken = round.released.filter((seq) => gone.has(seq));
  const { evidence } = round;
  if (evidence === null) return { released: round.released, verdict: round.verdict!, taken };
  return {
    released: round.released,
    verdict: round.verdict!,
    taken: [...new Set([...evidence.taken, ...evidence.setAside])],
    named: evidence.named,
    locked: evidence.inUse,
    arrived: evidence.arrived,
    unread: evidence.unread.filter((seq) => !gone.has(seq)),
  };
}
