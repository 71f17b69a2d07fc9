import { createHash } from 'node:crypto';
import { isOpen, type Job } from '../../../src/recovery/job.ts';
import type { Life, Message } from '../../../src/recovery/message.ts';
import type { Inode } from '../simulated/disk.ts';
import type { MemoryStore } from '../simulated/memory-store.ts';
import { poisonMark } from '../simulated/service.ts';
import { desk, headOf, type World } from '../simulated/world.ts';

/** What is not as it must be when a history is over. */
export function faultsOf(world: World, store: MemoryStore, trust: { verdicts: boolean }): string[] {
  const jobs = store.accounts(world.server);
  const last = jobs.at(-1);
  const faults = [...world.mailFaults(), ...world.leftBehind(last?.job ?? null)];
  if (last === undefined) return faults;
  const { job } = last;
  if (isOpen(job)) faults.push(`it cannot be ended: ${job.state}; ${job.saying}; ${job.trouble?.detail}`);
  if (job.running !== null) faults.push(`${job.running.action} is still written as running`);
  if (store.unsettled(job.id).length > 0) faults.push('a batch is without outcome');
  const known = new Set(jobs.flatMap(({ messages }) => messages.map((m) => m.identity)));
  faults.push(...sums(job), ...whereabouts(world, last.messages, known), ...honest(world, job));
  if (!trust.verdicts) return faults;
  faults.push(...acquitted(world, last.messages));
  if (job.state === 'finalized') faults.push(...judged(world));
  return faults;
}

function sums({ counts, state }: Job): string[] {
  const { found, arrived, held, released, taken, setAside, poison, returned, unaccounted } = counts;
  const sum = held + released + taken + setAside + poison + returned + unaccounted;
  return [
    ...(sum === found + arrived ? [] : [`the ledger does not add up: ${JSON.stringify(counts)}`]),
    ...(held === 0 || state === 'closed' ? [] : [`${held} messages are still held`]),
  ];
}

type Place = 'spool' | 'holding' | 'poison' | 'sink' | 'desk';

/** Where a message of this life may really be, once nothing is done any more. */
const allowed: Record<Life, Place[]> = {
  held: ['holding'],
  // The service runs: it may have taken it since we looked last.
  released: ['spool', 'sink'],
  returned: ['spool', 'sink'],
  taken: ['sink', 'desk'],
  setAside: [],
  poison: ['poison'],
  unaccounted: ['desk'],
};

/** The ledger's word for every message against the truth, by the files themselves. */
function whereabouts(world: World, messages: Message[], known: Set<string>): string[] {
  const places = placesOf(world);
  const unseen = new Set([...world.unseen.keys()].map(({ identity }) => identity));
  const faults = messages.flatMap((m) => {
    const place = places.get(m.identity);
    const isRight = place !== undefined && (allowed[m.life].includes(place) || isTaken(world, m, place));
    const twice = messages.some((other) => other !== m && other.identity === m.identity);
    return isRight || twice || unseen.has(m.identity)
      ? []
      : [`${m.queue}/${m.name} is ${m.life} by the ledger, and lies in ${place ?? 'nowhere'}`];
  });
  for (const message of messages)
    if (!isIntact(world, message)) faults.push(`${message.queue}/${message.name} has another hash`);
  for (const [identity, place] of places)
    if (place === 'holding' && !known.has(identity)) faults.push(`a message in holding is in no ledger`);
  const doubtful = [...world.movedUnderIt].filter((inode) =>
    messages.some((m) => m.identity === inode.identity && !m.maybeDoubled),
  );
  return [
    ...faults,
    ...doubtful.map((inode) => `${headOf(inode)} was moved under the service, and is not marked`),
  ];
}

/** The hash in the ledger is that of the message, wherever it lies now. */
function isIntact(world: World, { identity, sha256, parts }: Message): boolean {
  if (sha256 === null || parts.length > 1) return true;
  const inodes = [...world.planted, ...world.service.accepted];
  const inode = inodes.find((one) => one.identity === identity);
  return inode !== undefined && createHash('sha256').update(inode.content).digest('hex') === sha256;
}

/** A message that a person carried back and forth was gone when we looked. */
function isTaken(world: World, { life }: Message, place: Place): boolean {
  return world.carried && (life === 'taken' || life === 'unaccounted') && place !== 'holding';
}

/** By the identity of the first file of each message. */
function placesOf(world: World): Map<string, Place> {
  const places = new Map<string, Place>();
  const heads = (inode: Inode): boolean =>
    inode.content.includes('Message-ID:') && !inode.content.startsWith('text of');
  for (const [path, inode] of world.disk.files()) if (heads(inode)) places.set(inode.identity, placeOf(path));
  for (const inode of world.service.sink) if (heads(inode)) places.set(inode.identity, 'sink');
  return places;
}

function placeOf(path: string): Place {
  if (path.startsWith(`${desk}/`)) return 'desk';
  if (path.startsWith('poison/')) return 'poison';
  return path.includes('/temp/') ? 'holding' : 'spool';
}

/** The last sentence must be true. */
function honest(world: World, { saying, counts, state, closedAt }: Job): string[] {
  const places = [...placesOf(world).values()];
  const held = places.filter((place) => place === 'holding').length;
  const faults: string[] = [];
  if (/Every message is back/.test(saying) && held > 0) faults.push(`it says "${saying}" with ${held} held`);
  const fellSince = closedAt !== null && world.service.fellAt > Date.parse(closedAt);
  if (/the service is up/.test(saying) && !world.service.isUp && !world.touched && !fellSince)
    faults.push(`it says "${saying}", and the service is down`);
  if (counts.unaccounted > 0 && !/UNACCOUNTED/.test(saying))
    faults.push(`it is silent about ${counts.unaccounted} messages unaccounted for`);
  if (saying === '') faults.push(`it is ${state}, and says nothing`);
  return faults;
}

/** Poison that was cleared: it kills whoever reads it, so that it was acquitted unread. */
export function acquitted(world: World, messages: Message[]): string[] {
  const poison = new Set(
    [...world.planted, ...world.service.accepted]
      .filter(({ content }) => content.startsWith(poisonMark))
      .map(({ identity }) => identity),
  );
  return messages
    .filter((m) => m.thought === 'cleared' && poison.has(m.identity))
    .map((m) => `the poison ${m.queue}/${m.name} was acquitted`);
}

/** Poison that does not lie in the poison folder, and good mail that does. */
export function judged(world: World): string[] {
  return [...world.disk.files()].flatMap(([path, inode]) => {
    const { content } = inode;
    if (!content.includes('Message-ID:') || content.startsWith('text of') || path.startsWith(desk)) return [];
    const poison = content.startsWith(poisonMark);
    // It came in after everything was judged.
    if (poison && / late$/m.test(content)) return [];
    return poison === path.startsWith('poison/')
      ? []
      : [`${poison ? 'poison' : 'good mail'} lies in ${path}`];
  });
}
