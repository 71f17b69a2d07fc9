import type { Message } from '../../recovery/message.ts';
import { toText } from '../../recovery/names.ts';
import type { Ledger } from '../../recovery/ports/store.ts';
import type { Round, RoundEvidence } from '../../recovery/round.ts';
import type { MessageRef, RoundView } from '../schemas/round.ts';

const mostNamed = 100;
const mostExamples = 10;

/** Rounds as callers see them: messages by id and name, and large sets by their size. */
export async function roundViews(
  job: string,
  rounds: Round[],
  ledger: Pick<Ledger, 'bySeq'>,
): Promise<RoundView[]> {
  const wanted = new Set(rounds.flatMap((round) => [...examplesOf(round), ...accusedOf(round.evidence)]));
  const messages = wanted.size === 0 ? [] : await ledger.bySeq(job, [...wanted]);
  const known = new Map(messages.map((message) => [message.seq, messageRef(message)]));
  const refs = (seqs: number[]) => seqs.flatMap((seq) => known.get(seq) ?? []);
  return rounds.map((round) => roundView(round, refs));
}

function messageRef(message: Message): MessageRef {
  return { id: message.id, queue: message.queue, name: toText(message.name) };
}

function roundView(round: Round, refs: (seqs: number[]) => MessageRef[]): RoundView {
  const { n, kind, strategy, phase, why, verdict, verdictBy, startedAt, endedAt, evidence } = round;
  return {
    ...{ n, kind, strategy, phase, why, verdict, verdictBy, startedAt, endedAt },
    asked: round.asked.length,
    released: round.released.length,
    examples: refs(examplesOf(round)),
    evidence:
      evidence === null
        ? null
        : {
            taken: evidence.taken.length,
            unread: evidence.unread.length,
            arrived: evidence.arrived.length,
            setAside: evidence.setAside.length,
            inUse: refs(evidence.inUse.slice(0, mostNamed)),
            named: refs(evidence.named.slice(0, mostNamed)),
            fell: evidence.fell,
            exitCode: evidence.exitCode,
            livedSeconds: evidence.livedSeconds,
            seen: evidence.seen,
          },
  };
}

function examplesOf(round: Round): number[] {
  return (round.released.length > 0 ? round.released : round.asked).slice(0, mostExamples);
}

function accusedOf(evidence: RoundEvidence | null): number[] {
  if (evidence === null) return [];
  return [...evidence.inUse.slice(0, mostNamed), ...evidence.named.slice(0, mostNamed)];
}
