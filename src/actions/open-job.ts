import type { Diagnosis } from '../recovery/diagnosis.ts';
import type { Manifest } from '../recovery/handout.ts';
import type { ActionOptions, Job } from '../recovery/job.ts';
import { holdingPath } from '../recovery/layout.ts';
import type { Clock } from '../recovery/ports/clock.ts';
import type { Within } from '../recovery/ports/trace.ts';
import { Problem } from '../recovery/problems.ts';
import type { Spec } from '../recovery/spec.ts';
import { findManifest } from './adopt.ts';
import { blankJob } from './blank-job.ts';
import { type Claimant, claimedGeneration, claimSpool, forgetClaim, releaseClaim } from './claim.ts';
import type { Caller } from './contract.ts';
import { diagnose, type Examination } from './diagnose.ts';
import { preflight } from './steps/preflight.ts';
import { causeOf } from './turning-points.ts';

/** What opening a job needs. */
export interface Opening extends Claimant {
  spec: Spec;
  clock: Clock;
  options: ActionOptions;
  caller: Caller;
  /** This process. */
  owner: string;
  within: Within;
  /** What another Unjam or a person began is taken over: its mail lies in holding, and nothing need be wrong. */
  adopts: boolean;
}

/**
 * Looks first: a healthy server (the wrong name at 3 a.m.) is refused and untouched, and so is a spool that
 * could not be recovered as it is registered. Then the spool is
 * claimed by a file that only one can create, and the job is written down.
 */
export async function openJob(opening: Opening): Promise<Job> {
  const { store, host, options } = opening;
  const examination = await examined(opening);
  await store.diagnoses.add(examination.diagnosis);
  const job = opening.adopts ? await adopted(opening, examination) : await newJob(opening, examination);
  if (!opening.adopts) {
    if (!options.evenIfHealthy) await refuseHealthy(opening, examination.diagnosis);
    await refuseForgottenMail(opening);
    await preflight({ job, host });
  }
  await claimSpool(opening, job, opening.adopts);
  return await written(opening, job, examination);
}

/** How often, and after how many milliseconds, a server is looked at again whose state was not to be told. */
const looks = 10;
const pause = 200;

/** A service that is just being started, by a watchdog perhaps, is neither well nor ill: a moment later it is. */
async function examined({ host, spec, clock, within }: Opening): Promise<Examination> {
  for (let look = 1; ; look += 1) {
    const examination = await within('diagnose', () => diagnose(host, spec, clock));
    if (examination.diagnosis.verdict !== 'unclear' || look === looks) return examination;
    await clock.sleep(pause);
  }
}

/**
 * The job and the event that tells of it, in one write: a recovery that nobody was told of would be found by
 * chance. A claim whose job could not be written down would keep every other Unjam from the spool.
 */
async function written(
  { store, host, options }: Opening,
  job: Job,
  { diagnosis }: Examination,
): Promise<Job> {
  const { verdict, sentence } = diagnosis;
  const told = { verdict, sentence, reason: options.reason ?? null };
  try {
    return await store.atomically(async (inside) => {
      const opened = await inside.jobs.open(job);
      await inside.events.append(job.id, 'job.opened', told, causeOf(opened));
      return opened;
    });
  } catch (error) {
    if ((await store.jobs.get(job.id)) === null) await releaseClaim({ host, job });
    throw error;
  }
}

/**
 * A job under the name that the folders on the host bear. Its owner is not this process, so that the first
 * step is a takeover: whoever else still works on it finds its folders renamed.
 */
async function adopted(opening: Opening, examination: Examination): Promise<Job> {
  const job = await newJob(opening, examination);
  const manifest = await findManifest(opening.host, opening.spec);
  if (manifest === null) return job;
  if ((await opening.store.jobs.get(manifest.job)) !== null) {
    throw new Problem(
      'action-not-allowed',
      `The recovery ${manifest.job} is in this store already, and is closed.`,
      {
        untouched: 'Nothing was touched.',
        next: 'Put its mail back as the note in its holding folder says, or move the mail into another folder and name that.',
      },
    );
  }
  return {
    ...job,
    id: manifest.job,
    // A takeover that died half-way had not come to the manifest yet.
    generation: Math.max(manifest.generation, await claimedGeneration(opening.host, manifest.job)),
    owner: 'another',
    footprint: { ...job.footprint, fenced: opening.host.service.canFence, folders: traces(job, manifest) },
  };
}

/** What the other one made on the host, so that the end removes it. */
function traces(job: Job, { job: id, generation }: Manifest): string[] {
  return job.spec.queues.flatMap((q) => [q.holding, holdingPath({ id, generation }, q)]);
}

async function refuseHealthy(opening: Opening, diagnosis: Diagnosis): Promise<void> {
  if (diagnosis.verdict !== 'healthy' && diagnosis.verdict !== 'unclear') return;
  await forgetClaim(opening, opening.spec.server);
  throw new Problem('nothing-wrong', diagnosis.sentence, {
    untouched: 'Nothing was touched.',
    next: 'Check the name of the server; if it must be done all the same, say {"evenIfHealthy": true}.',
  });
}

/** Mail that another Unjam left in holding would be forgotten there: this job does not know of it. */
async function refuseForgottenMail({ store, host, spec }: Opening): Promise<void> {
  const manifest = await findManifest(host, spec);
  if (manifest === null || (await store.jobs.get(manifest.job)) !== null) return;
  throw new Problem(
    'holding-in-use',
    `The holding folders are those of the recovery ${manifest.job}, which this store does not know.`,
    {
      untouched: 'Nothing was touched.',
      next: 'Take it over with `adopt`; or put its mail back as the note in its holding folder says, and remove that note and its manifest.',
    },
  );
}

async function newJob(opening: Opening, { diagnosis, evidence }: Examination): Promise<Job> {
  const { spec, clock, options, caller, host, owner } = opening;
  const at = clock.now().toISOString();
  const { bootId } = await host.facts();
  const blank = blankJob(spec, { ...caller, at, owner, reason: options.reason ?? null });
  return {
    ...blank,
    evidence,
    footprint: { ...blank.footprint, claimed: true },
    left: { state: 'unknown', processes: diagnosis.service.processes, unseen: true, at, bootId },
    comparedBoot: bootId,
    saying: diagnosis.sentence,
  };
}
