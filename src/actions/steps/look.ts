import { createHash } from 'node:crypto';
import type { Batch } from '../../recovery/batch.ts';
import { Comparison, type Differences, type Found } from '../../recovery/comparison.ts';
import { folderOf } from '../../recovery/layout.ts';
import type { Life, Message } from '../../recovery/message.ts';
import { toText } from '../../recovery/names.ts';
import { Problem } from '../../recovery/problems.ts';
import type { Work } from '../work.ts';
import { enter } from './enter.ts';
import { listHolding, listPoison, listQueue } from './listing.ts';
import { makeDurable } from './make-durable.ts';
import { completeHalfMoved, reuniteHalves } from './reunite.ts';
import { wasSetAside } from './set-aside.ts';
import { lookForNames } from './waiting.ts';

/** What may explain a difference between host and ledger. */
export interface Explanation {
  /** The service ran since the last look, so that messages may have been taken. */
  serviceRan: boolean;
  /** Messages that are new to the ledger: there from the beginning, or come since. */
  origin: Message['origin'];
  /** Changes by other hands that the caller has accepted. */
  accept?: string | undefined;
  /** The host was started anew since the last look: its disk may have taken back what was not flushed. */
  rebooted?: boolean;
  /** What lies in holding and is in no ledger is taken over instead of refused. */
  adopt?: boolean;
}

/** What a look found, as message numbers. */
export interface Seen {
  taken: number[];
  setAside: number[];
  arrived: number[];
}

/** Lives of messages that must lie somewhere on the host. */
const present: Life[] = ['released', 'returned', 'held', 'poison'];

/**
 * Compares host and ledger and brings the ledger up to date. What the service itself or a batch of ours
 * without outcome explains is taken over; what only another hand can have done is refused as
 * `changed-by-others` until it is accepted, because acting on a wrong picture loses mail.
 */
export async function look(work: Work, explanation: Explanation): Promise<Seen> {
  const batches = await work.store.journal.unsettled(work.job.id);
  await completeHalfMoved(work, batches);
  const rebooted = await hasRebooted(work);
  const ran = explanation.serviceRan || rebooted;
  const found = async () => passedThrough(await compare(work), ran ? batches : []);
  let differences = await found();
  const ours = new Set(batches.flatMap((batch) => batch.seqs));
  const accepted = await refuseForeignHands(work, differences, ours, {
    ...explanation,
    serviceRan: ran,
    rebooted,
  });
  if (accepted && work.job.spec.message.unit === 'group') {
    // Half of a message may wait in holding, and its rest in the spool: entered apart, it would be two.
    await reuniteHalves(work);
    differences = await found();
  }
  return await takeOver(work, differences, batches, {
    ...explanation,
    adopt: explanation.adopt === true || accepted,
  });
}

/**
 * A batch that was interrupted may have brought messages into the spool before the service started: what is in
 * holding by the ledger, and nowhere now, has left through the spool.
 */
function passedThrough(differences: Differences, batches: Batch[]): Differences {
  const toSpool = batches.filter(({ kind }) => kind === 'release' || kind === 'give-back');
  const passed = new Set(toSpool.flatMap(({ seqs }) => seqs));
  const { gone, missing } = differences;
  return {
    ...differences,
    gone: [...gone, ...missing.filter((seq) => passed.has(seq))],
    missing: missing.filter((seq) => !passed.has(seq)),
  };
}

async function hasRebooted({ job, host }: Work): Promise<boolean> {
  const { bootId } = await host.facts();
  return typeof job.comparedBoot === 'string' && bootId !== null && bootId !== job.comparedBoot;
}

/** Takes the host as it is, whoever made it so: for the end of a job that moves nothing any more. */
export async function takeStock(work: Work): Promise<Seen> {
  const batches = await work.store.journal.unsettled(work.job.id);
  const asItIs: Explanation = { serviceRan: true, origin: 'arrived', adopt: true };
  return await takeOver(work, passedThrough(await compare(work), batches), batches, asItIs);
}

async function takeOver(
  work: Work,
  differences: Differences,
  batches: Batch[],
  explanation: Explanation,
): Promise<Seen> {
  const { job } = work;
  const { taken, setAside } = await explainGone(work, differences.gone, explanation);
  await work.write(async (tx) => {
    await tx.ledger.mark(job.id, taken, { life: 'taken' });
    await tx.ledger.mark(job.id, setAside, { life: 'setAside' });
    await tx.ledger.mark(job.id, differences.inSpool, { life: 'released', waiting: false });
    await tx.ledger.mark(job.id, differences.inHolding, { life: 'held' });
    await tx.ledger.mark(job.id, differences.setApart, { life: 'poison' });
    await tx.ledger.mark(job.id, differences.missing, { life: 'unaccounted' });
    const wandered = Map.groupBy(differences.wandered, ({ queue, folder }) => `${queue}/${folder}`);
    for (const some of wandered.values()) {
      const { queue, folder } = some[0]!;
      const seqs = some.map(({ seq }) => seq);
      await tx.ledger.mark(job.id, seqs, { queue, folder });
    }
  });
  const adopted = explanation.adopt === true ? differences.foreign : [];
  const arrived = await enter(work, [...differences.arrived, ...adopted], explanation.origin);
  await lookForNames(work);
  await makeDurable(work, batches);
  await settleAll(work, batches);
  await work.recount();
  const { bootId } = await work.host.facts();
  await work.save({ comparedBoot: bootId });
  if (job.left.state === 'down') await work.save(({ left }) => ({ left: { ...left, unseen: false } }));
  return { taken, setAside, arrived };
}

/** Writes of batches that were interrupted that they are over: where their messages lie now, the ledger tells. */
export async function settleAll(work: Work, batches: Batch[]): Promise<void> {
  if (batches.length === 0) return;
  const note = 'looked up on the host after an interruption';
  await work.write(async ({ journal }) => {
    for (const { id, seqs } of batches) await journal.settle(id, { moved: seqs.length, failures: 0, note });
  });
}

/**
 * A message that its service carries on while the folders are listed one after the other can be passed by:
 * it is gone only if a second listing does not find it either.
 */
async function compare(work: Work): Promise<Differences> {
  const first = await compareOnce(work);
  if (!work.job.spec.message.wanders || first.gone.length === 0) return first;
  const second = await compareOnce(work);
  const gone = new Set(first.gone);
  return { ...second, gone: second.gone.filter((seq) => gone.has(seq)) };
}

async function compareOnce(work: Work): Promise<Differences> {
  const { job, host, store } = work;
  const comparison = new Comparison({ wanders: job.spec.message.wanders ?? false });
  for (const queue of job.spec.queues) {
    const places = [
      ['spool', listQueue(host, job.spec, queue, new Map())],
      ['holding', listHolding(host, job, queue)],
      ['poison', listPoison(host, job, queue)],
    ] as const;
    for (const [place, pages] of places) {
      for await (const { folder, units } of pages) {
        for (const unit of units) comparison.saw({ place, queue: queue.name, folder, unit });
      }
    }
  }
  for await (const page of store.ledger.pages(job.id, { life: present })) {
    for (const message of page) comparison.check(message);
  }
  return comparison.differences();
}

async function explainGone(
  work: Work,
  gone: number[],
  explanation: Explanation,
): Promise<{ taken: number[]; setAside: number[] }> {
  if (gone.length === 0 || !explanation.serviceRan) return { taken: gone, setAside: [] };
  const messages = await work.store.ledger.bySeq(work.job.id, gone);
  const aside = await wasSetAside(work, messages);
  return { taken: gone.filter((seq) => !aside.has(seq)), setAside: [...aside] };
}

/**
 * Changes that neither the service nor we can have made: in holding, in the poison folder, in a spool at rest.
 * Gives whether there were some, and the caller has accepted them.
 */
async function refuseForeignHands(
  work: Work,
  d: Differences,
  ours: Set<number>,
  explanation: Explanation,
): Promise<boolean> {
  const isForeign = (seq: number): boolean => explanation.rebooted !== true && !ours.has(seq);
  const changes = [
    ...(await describe(work, d.inSpool.filter(isForeign), 'was put back into the spool')),
    ...(await describe(work, d.inHolding.filter(isForeign), 'was moved into holding')),
    ...(await describe(work, d.setApart.filter(isForeign), 'was moved into the poison folder')),
    ...(await describe(work, d.missing, 'is no longer in holding or in the poison folder')),
    ...(explanation.serviceRan
      ? []
      : await describe(work, d.gone, 'left the spool while the service was down')),
    ...(explanation.adopt === true ? [] : d.foreign).map(
      (found) =>
        `${text(work, found)} was put into ${found.place === 'holding' ? 'holding' : 'the poison folder'}`,
    ),
  ];
  if (changes.length === 0) return false;
  const id = createHash('sha256').update(changes.join('\n')).digest('hex').slice(0, 16);
  if (explanation.accept === id) {
    await work.tell('changes.accepted', { id, changes: changes.slice(0, listed) });
    return true;
  }
  throw new Problem(
    'changed-by-others',
    `${changes.length} change${changes.length === 1 ? '' : 's'} on the host that neither the service nor Unjam made: ${changes[0]}.`,
    {
      untouched: 'Nothing was moved by this call.',
      next: `Look at the list; if it is right as it is, ask again with {"accept": "${id}"}.`,
      extra: { changes: changes.slice(0, listed), accept: id },
    },
  );
}

const listed = 100;

async function describe(work: Work, seqs: number[], what: string): Promise<string[]> {
  const messages = await work.store.ledger.bySeq(work.job.id, seqs);
  return messages.map((m) => `${m.queue}/${toText(m.name)} ${what}`);
}

function text(work: Work, found: Found): string {
  return `${toText(folderOf(work.job, found, found.place))}/${toText(found.unit.name)}`;
}
