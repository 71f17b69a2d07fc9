import type { Diagnosis } from '../recovery/diagnosis.ts';
import type { ActionOptions, Job } from '../recovery/job.ts';
import { claimPath } from '../recovery/layout.ts';
import type { Clock } from '../recovery/ports/clock.ts';
import type { Host } from '../recovery/ports/host.ts';
import type { Store } from '../recovery/ports/store.ts';
import { Problem } from '../recovery/problems.ts';
import type { Spec } from '../recovery/spec.ts';
import { blankJob } from './blank-job.ts';
import { diagnose, type Examination } from './diagnose.ts';
import { preflight } from './steps/preflight.ts';

/** What opening a job needs. */
export interface Opening {
  store: Store;
  host: Host;
  spec: Spec;
  clock: Clock;
  options: ActionOptions;
  who: string;
  /** This installation, whatever its process: its own forgotten claim is no foreign one. */
  installation: string;
  /** This process. */
  owner: string;
}

/**
 * Looks first: a healthy server (the wrong name at 3 a.m.) is refused and untouched, and so is a spool that
 * could not be recovered as it is registered. Then the spool is
 * claimed by a file that only one can create, and the job is written down.
 */
export async function openJob(opening: Opening): Promise<Job> {
  const { store, host, spec, clock, options } = opening;
  const examination = await diagnose(host, spec, clock);
  await store.diagnoses.add(examination.diagnosis);
  if (!options.evenIfHealthy) refuseHealthy(examination.diagnosis);
  const job = await newJob(opening, examination);
  await preflight({ job, host });
  await claim(opening, job);
  const opened = await store.jobs.open(job);
  await store.events.append(job.id, 'job.opened', {
    verdict: examination.diagnosis.verdict,
    sentence: examination.diagnosis.sentence,
    reason: options.reason ?? null,
  });
  return opened;
}

function refuseHealthy(diagnosis: Diagnosis): void {
  if (diagnosis.verdict !== 'healthy' && diagnosis.verdict !== 'unclear') return;
  throw new Problem('nothing-wrong', diagnosis.sentence, {
    untouched: 'Nothing was touched.',
    next: 'Check the name of the server; if it must be done all the same, say {"evenIfHealthy": true}.',
  });
}

async function newJob(opening: Opening, { diagnosis, evidence }: Examination): Promise<Job> {
  const { spec, clock, options, who, host, owner } = opening;
  const at = clock.now().toISOString();
  const { bootId } = await host.facts();
  const blank = blankJob(spec, { at, who, owner, reason: options.reason ?? null });
  return {
    ...blank,
    evidence,
    footprint: { ...blank.footprint, claimed: true },
    left: { state: 'unknown', processes: diagnosis.service.processes, at, bootId },
    saying: diagnosis.sentence,
  };
}

async function claim(opening: Opening, job: Job): Promise<void> {
  const { host, store, installation } = opening;
  const content = `${JSON.stringify({ unjam: 1, job: job.id, server: job.server, at: job.openedAt, installation })}\n`;
  if ((await host.notes.create(claimPath, content)) === 'created') return;
  const standing = parse(await host.notes.read(claimPath));
  const itsJob = standing === null ? null : await store.jobs.get(standing.job);
  // Only our own claim may be forgotten: we died between the claim and the job, or after the job was closed.
  if (
    standing !== null &&
    standing.installation === installation &&
    (itsJob === null || itsJob.closedAt !== null)
  ) {
    await host.notes.replace(claimPath, content);
    return;
  }
  const owner =
    standing === null
      ? 'another Unjam'
      : `the recovery ${standing.job} of ${standing.server}, since ${standing.at}`;
  throw new Problem('spool-claimed', `The spool is claimed by ${owner}.`, {
    untouched: 'Nothing was touched.',
    next: `Go on there. If that recovery is lost, read the notes in the holding folders, and remove ${claimPath} from the root of the spool when no mail is left in them.`,
    extra: standing === null ? {} : { job: standing.job, server: standing.server },
  });
}

function parse(
  text: string | null,
): { job: string; server: string; at: string; installation: string } | null {
  try {
    const content = JSON.parse(text ?? '');
    return typeof content?.job === 'string' ? content : null;
  } catch {
    return null;
  }
}
