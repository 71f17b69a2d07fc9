import type { Batch } from '../../recovery/batch.ts';
import { folderOf } from '../../recovery/layout.ts';
import type { Life, Message } from '../../recovery/message.ts';
import { type ByteName, type Path, toText } from '../../recovery/names.ts';
import type { MoveFailure, MoveOutcome } from '../../recovery/ports/host.ts';
import { Problem, type ProblemCode } from '../../recovery/problems.ts';
import { assertOwner } from '../claim.ts';
import type { Work } from '../work.ts';
import { makeFolders } from './folders.ts';
import { requireFlushed } from './make-durable.ts';
import { proveDown } from './prove-down.ts';
import { bringTogether } from './reunite.ts';

type Where = 'spool' | 'holding' | 'poison';

/** One direction in which messages move, and the life that they have afterwards. */
interface Direction {
  kind: Batch['kind'];
  from: Where;
  to: Where;
  life: Life;
}

export const hold: Direction = { kind: 'hold', from: 'spool', to: 'holding', life: 'held' };
export const release: Direction = { kind: 'release', from: 'holding', to: 'spool', life: 'released' };
export const giveBack: Direction = { kind: 'give-back', from: 'holding', to: 'spool', life: 'returned' };
export const setApart: Direction = { kind: 'set-apart', from: 'holding', to: 'poison', life: 'poison' };
export const poisonBack: Direction = { kind: 'give-back', from: 'poison', to: 'spool', life: 'returned' };
export const apartAgain: Direction = { kind: 'set-apart', from: 'spool', to: 'poison', life: 'poison' };

/** What became of the messages that were to be moved. */
export interface Moved {
  moved: number;
  /** By message number: why it stayed where it was. */
  stayed: Map<number, MoveFailure>;
}

/** Messages in one batch: few enough that a proof of "down" is never older than a moment. */
const batchSize = 4000;

/**
 * Moves messages in batches. Each batch: prove down, write the intent durably, move, flush, write what
 * happened, prove down again. Dying at any of these points leaves either no intent (nothing moved) or an
 * intent without outcome, which is looked up on the host before anything else is done.
 */
export async function moveMessages(
  work: Work,
  direction: Direction,
  messages: AsyncIterable<Message[]> | Iterable<Message[]>,
): Promise<Moved> {
  const total: Moved = { moved: 0, stayed: new Map() };
  // What happened is written while the next batch moves: two intents without outcome are looked up as one is.
  let settling: Promise<void> = Promise.resolve();
  try {
    for await (const group of inBatches(work, direction, messages)) {
      work.pausePoint();
      const batch = await moveBatch(work, direction, group);
      await settling;
      settling = settle(work, direction, batch);
      settling.catch(() => undefined);
      total.moved += batch.moved.length;
      for (const [seq, why] of batch.stayed) total.stayed.set(seq, why);
      await proveDownAfter(work, group.messages);
      throwIfStopped(batch.outcome, group);
      await work.say(`${direction.kind}: ${total.moved} messages moved`);
    }
  } finally {
    await settling;
  }
  if (total.moved > 0)
    await work.tell('messages.moved', {
      kind: direction.kind,
      moved: total.moved,
      stayed: total.stayed.size,
    });
  return total;
}

interface Group {
  from: Path;
  to: Path;
  messages: Message[];
}

async function* inBatches(
  work: Work,
  direction: Direction,
  pages: AsyncIterable<Message[]> | Iterable<Message[]>,
): AsyncIterable<Group> {
  const open = new Map<Path, Group>();
  for await (const page of pages) {
    for (const message of page) {
      const from = folderOf(work.job, message, direction.from);
      const group = open.get(from) ?? { from, to: folderOf(work.job, message, direction.to), messages: [] };
      open.set(from, group);
      group.messages.push(message);
      if (group.messages.length < batchSize) continue;
      open.delete(from);
      yield group;
    }
  }
  yield* open.values();
}

/** A batch whose moves are made, and are not yet in the ledger. */
interface Made {
  id: number;
  outcome: MoveOutcome;
  moved: number[];
  stayed: Map<number, MoveFailure>;
}

async function moveBatch(work: Work, direction: Direction, group: Group): Promise<Made> {
  const { host, job } = work;
  await makeFolders(work, group.to, group.from);
  const { bootId } = await host.facts();
  // After the folders: made by a stale owner, they are empty, and nothing may follow into them.
  await assertOwner(work);
  await proveDown(work);
  const { id } = await work.write((tx) =>
    tx.journal.intend({
      job: job.id,
      kind: direction.kind,
      from: group.from,
      to: group.to,
      seqs: group.messages.map((m) => m.seq),
      bootId,
      intendedAt: work.isoNow(),
    }),
  );
  const outcome = await moveParts(work, direction, group);
  await requireFlushed(work, group.from, outcome);
  return { id, outcome, ...(await completed(work, direction, group, outcome)) };
}

async function settle(work: Work, direction: Direction, batch: Made): Promise<void> {
  const job = work.job.id;
  const returns = direction.to === 'spool';
  const waiting = [...batch.stayed].filter(([, why]) => returns && why === 'name-taken').map(([seq]) => seq);
  await work.write(async (tx) => {
    await tx.ledger.mark(job, batch.moved, { life: direction.life, waiting: false });
    await tx.ledger.mark(job, waiting, { waiting: true });
    await tx.journal.settle(batch.id, {
      moved: batch.moved.length,
      failures: batch.stayed.size,
      note: batch.outcome.failures[0]?.detail ?? null,
    });
  });
}

async function moveParts(work: Work, direction: Direction, group: Group): Promise<MoveOutcome> {
  const names = group.messages.flatMap((message) => inOrder(direction, message));
  try {
    return await work.move(group.from, group.to, names);
  } catch (error) {
    // Some of them may have moved all the same.
    await proveDownAfter(work, group.messages).catch(() => undefined);
    throw error;
  }
}

/** Parts leave the queue in the profile's order and return in the opposite one. */
function inOrder(direction: Direction, { parts }: Message): ByteName[] {
  return direction.from === 'spool' ? parts : parts.toReversed();
}

/**
 * Which messages moved whole. A message of several parts of which only some moved is brought back together
 * at once: half a message in a queue can cure the service falsely, or make it throw the rest away.
 */
async function completed(
  work: Work,
  direction: Direction,
  group: Group,
  outcome: MoveOutcome,
): Promise<{ moved: number[]; stayed: Map<number, MoveFailure> }> {
  const stayed = new Map<number, MoveFailure>();
  if (outcome.failures.length === 0) return { moved: group.messages.map((m) => m.seq), stayed };
  const failed = new Map(outcome.failures.map((f) => [f.index, f.why]));
  const moved: number[] = [];
  let index = 0;
  for (const message of group.messages) {
    const parts = inOrder(direction, message);
    const mine = parts.map((_, k) => failed.get(index + k));
    index += parts.length;
    const why = mine.find((w) => w !== undefined);
    if (why === undefined) moved.push(message.seq);
    else {
      stayed.set(message.seq, why);
      // A part that did not move leaves its name to whoever has it there: only what we moved goes back.
      const strayed = parts.filter((_, k) => mine[k] === undefined);
      if (strayed.length > 0) await bringTogether(work, message, strayed, group.to, group.from);
    }
  }
  return { moved, stayed };
}

const stoppers: Partial<Record<MoveFailure, { code: ProblemCode; next: string }>> = {
  'no-space': {
    code: 'disk-full',
    next: 'Free some space on that volume, then ask for the same action again.',
  },
  'read-only': {
    code: 'host-read-only',
    next: 'Mount the volume writable, then ask for the same action again.',
  },
  'other-volume': {
    code: 'holding-elsewhere',
    next: 'Give the queue a holding folder on its own volume in the profile.',
  },
  denied: {
    code: 'permission-denied',
    next: 'Let Unjam write to both folders, then ask for the same action again.',
  },
};

function throwIfStopped(outcome: MoveOutcome, group: Group): void {
  const failure = outcome.failures.find((f) => stoppers[f.why] !== undefined);
  if (failure === undefined) return;
  const { code, next } = stoppers[failure.why]!;
  const whereabouts = `from ${toText(group.from)} to ${toText(group.to)}`;
  throw new Problem(code, `Moving messages ${whereabouts} failed: ${failure.detail}`, {
    untouched: `${outcome.moved} messages of this batch were moved and are in the ledger; the others lie where they were.`,
    next,
  });
}

/** If the service came up during a batch, it may have read what moved: that must be seen, not assumed away. */
async function proveDownAfter(work: Work, messages: Message[]): Promise<void> {
  try {
    await proveDown(work);
  } catch (cause) {
    // Also by a process that has lost the job meanwhile: it moved them, and nobody else knows.
    await work.store.ledger.mark(
      work.job.id,
      messages.map((m) => m.seq),
      { maybeDoubled: true },
    );
    throw cause;
  }
}

/** The pages of one queue's folder, for a batch that starts from a list of messages. */
export function onePage(messages: Message[]): Message[][] {
  return messages.length === 0 ? [] : [messages];
}
