import { inQueue } from '../../recovery/layout.ts';
import type { Path } from '../../recovery/names.ts';
import type { ProcessIdentity } from '../../recovery/ports/host.ts';
import type { Verdict } from '../../recovery/round.ts';
import { type Sighting, sightings } from '../../recovery/signatures.ts';
import { assertOwner } from '../claim.ts';
import type { Work } from '../work.ts';
import { fell, lift } from './fence.ts';
import { nudge } from './nudge.ts';
import { isDown } from './prove-down.ts';
import { rises } from './rise.ts';
import { standsStill } from './stands-still.ts';
import { type Tested, testFlow } from './test-flow.ts';
import { sameProcess, sampleMs, Watch } from './watch.ts';

/** One start of the service and what was seen of it. */
export interface Observation {
  verdict: Verdict;
  /** Seconds from its start to its fall, or to the end of the watch. */
  livedSeconds: number;
  processes: ProcessIdentity[];
  /** Files that it had open when it was last seen alive, in its own order of reading. */
  inUse: Path[];
  /** Files that it had open at every look of the whole watch: what it hangs on, if it hangs. */
  stuckOn: Path[];
  sightings: Sighting[];
  /** A service that this one needs, when that is what fell. */
  fell: string | null;
  exitCode: number | null;
  /** Messages, by number, that the service was made to read. */
  nudged: number[];
  /** Lines for people. */
  seen: string[];
}

/**
 * Starts the service and watches it for `seconds`, counted from the nudge where there is one. The verdict is
 * `stable` only if one and the same process lived throughout, and the same workers under it, every declared
 * sign of health was there at the end, and no log was cleared meanwhile.
 */
export async function startAndObserve(
  work: Work,
  seconds: number,
  label: string,
  onUp: OnUp = async () => {},
): Promise<Observation> {
  await assertOwner(work);
  const before = await work.host.service.look();
  const marks = await work.host.logs.mark();
  const { bootId } = await work.host.facts();
  // From here on it may run, whatever becomes of us.
  await work.save({
    marks,
    left: { state: 'unknown', processes: [], unseen: true, at: work.isoNow(), bootId },
  });
  await lift(work);
  await work.say(`${label}: starting the service`);
  const watch = new Watch(work, before);
  const answer = await work.host.service.start();
  await fell(work);
  await work.tell('service.started', { ok: answer.ok, detail: answer.detail });
  await rises(work, watch, answer.ok);
  if (watch.verdict === null) {
    // Whoever asks now is told that mail may flow: it was stopped, and is no longer.
    await work.save({ flow: { state: 'up-not-tested', seen: null, at: work.isoNow() } });
    await onUp(watch.processes);
    watch.nudged = await nudge(work);
    await lives(work, watch, seconds, label);
  }
  return await conclude(work, watch);
}

/**
 * The same; and when it stays up, the normal operation is tested as the registration says. A service that falls
 * of a test message has fallen.
 */
export async function startAndTest(work: Work, seconds: number, label: string): Promise<TestedStart> {
  const observation = await startAndObserve(work, seconds, label);
  if (observation.verdict !== 'stable') return { ...observation, tested: null };
  await work.say(`${label}: testing the flow of mail`);
  const tested = await testFlow(work.host, work.job.spec, work.clock, work.signal);
  const now = await work.host.service.look();
  const lives =
    !isDown(now) && (now.processes.length === 0 || sameProcess(observation.processes, now.processes));
  if (tested === null || lives) return { ...observation, tested };
  const { records } = await work.host.logs.since(work.job.marks);
  return {
    ...observation,
    tested,
    verdict: 'crashed',
    exitCode: now.exitCode,
    sightings: sightings(records, work.job.spec.signatures),
    seen: [...observation.seen, 'it fell while a test message was under way'],
  };
}

export type TestedStart = Observation & { tested: Tested | null };

/** Told as soon as the service is up, so that a restart of ours can know its process again. */
export type OnUp = (processes: ProcessIdentity[]) => Promise<void>;

/** Goes on watching a service that an earlier process of ours started. */
export async function observeFurther(
  work: Work,
  processes: ProcessIdentity[],
  seconds: number,
  label: string,
): Promise<Observation> {
  const watch = new Watch(work, await work.host.service.look());
  watch.processes = processes;
  watch.nudged = await nudge(work);
  await lives(work, watch, seconds, label);
  return await conclude(work, watch);
}

/** Watches it until it falls or the time is over. */
async function lives(work: Work, watch: Watch, seconds: number, label: string): Promise<void> {
  const from = watch.seconds;
  let told = 0;
  for (;;) {
    const look = await work.host.service.look();
    const workers = await work.host.service.workers(look.processes);
    watch.take(look);
    if (watch.verdict === null) watch.takeWorkers(workers);
    if (watch.verdict !== null) return;
    await sampleInUse(work, watch, [...look.processes, ...workers]);
    const watched = watch.seconds - from;
    if (watched >= seconds) return;
    if (watched >= told) {
      await work.say(`${label}: observing, ${Math.floor(watched)} of ${Math.ceil(seconds)} s`);
      told = watched + 1;
    }
    await work.clock.sleep(Math.min(sampleMs(work), Math.max(1, (seconds - watched) * 1000)), work.signal);
  }
}

async function sampleInUse(work: Work, watch: Watch, processes: ProcessIdentity[]): Promise<void> {
  const { sharingIsMandatory } = await work.host.facts();
  if (sharingIsMandatory || processes.length === 0) return;
  const open = await work.host.files.inUse(processes);
  const messages = open.flatMap((path) => inQueue(work.job.spec, path) ?? []);
  // It may have died since it was looked at: then the sample before this one is its last.
  if (messages.length === 0 && watch.inUse.length > 0 && isDown(await work.host.service.look())) return;
  watch.inUse = messages;
  watch.stuckOn = watch.stuckOn === null ? messages : watch.stuckOn.filter((path) => messages.includes(path));
}

async function conclude(work: Work, watch: Watch): Promise<Observation> {
  if (watch.verdict === null) {
    watch.livedSeconds = watch.seconds;
    const faults = await work.host.service.health();
    for (const fault of faults) watch.seen.push(fault);
    if (faults.length > 0) watch.end('hung', 'it runs, and does not work');
  }
  const reading = await work.host.logs.since(work.job.marks);
  const told = sightings(reading.records, work.job.spec.signatures);
  if (watch.verdict === null) {
    const refuses = (await work.host.service.look()).acceptsStop === false;
    const excepted = told.some((s) => s.means === 'crash');
    if (refuses && excepted) watch.end('hung', 'it logged an exception and accepts no stop');
    else if (excepted && (await standsStill(work, watch.processes, watch.inUse)))
      watch.end('hung', 'it logged an exception and holds the same message open');
    else if (reading.cleared.length > 0)
      watch.end('unclear', `the log ${reading.cleared[0]} was cleared meanwhile`);
    else watch.end('stable', `it stayed up for ${watch.livedSeconds.toFixed(1)} s`);
  }
  return {
    verdict: watch.verdict ?? 'unclear',
    livedSeconds: watch.livedSeconds,
    processes: watch.processes,
    inUse: watch.inUse,
    stuckOn: watch.stuckOn ?? [],
    sightings: told,
    fell: watch.fell,
    exitCode: watch.exitCode,
    nudged: watch.nudged,
    seen: [
      ...watch.seen,
      ...told
        .filter((s) => s.means !== 'received')
        .slice(0, 10)
        .map(line),
    ],
  };
}

function line(sighting: Sighting): string {
  const id = sighting.record.id === null ? sighting.record.log : `event ${sighting.record.id}`;
  return `${id}: ${sighting.title ?? sighting.means}${sighting.name === null ? '' : ` (${sighting.name})`}`;
}

/**
 * How long to watch a round: the profile's time, and three times the longest time to a crash that was seen,
 * within the profile's cap. A watch that is too short acquits the poison.
 */
export function watchSeconds(work: Work): number {
  const { observeSeconds, observeMaxSeconds } = work.job.spec.timing;
  return Math.min(observeMaxSeconds, Math.max(observeSeconds, 3 * work.job.longestCrashSeconds));
}
