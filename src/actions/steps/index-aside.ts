import { indexCopyPath } from '../../recovery/layout.ts';
import { join, leaf, type Path, parent, toText } from '../../recovery/names.ts';
import { Problem } from '../../recovery/problems.ts';
import { assertOwner } from '../claim.ts';
import type { Work } from '../work.ts';
import { proveDown } from './prove-down.ts';

/**
 * Sets the index aside, so that the service builds a new one from the messages that are really there. Only
 * while the service is down, and never put back: a stale pointer delivers a message again and again.
 */
export async function setIndexAside(work: Work): Promise<void> {
  const indexes = work.job.spec.index.filter((index) => index.policy === 'set-aside');
  if (indexes.length === 0) return;
  await assertOwner(work);
  await proveDown(work);
  for (const { path } of indexes) {
    const [entry] = await work.host.files.look(parent(path), [leaf(path)]);
    if (!entry) continue;
    const copy = indexCopyPath(work.job, path, work.job.footprint.indexCopies.length + 1);
    await work.save((job) => ({
      footprint: { ...job.footprint, indexCopies: [...job.footprint.indexCopies, copy] },
    }));
    await rename(work, path, copy);
    await work.tell('index.set-aside', { index: toText(path), copy: toText(copy) });
  }
}

/** The copies of this job, by what lies on the host: a stale owner may have made one that no job knows of. */
export async function indexCopies({ job, host }: Work): Promise<Path[]> {
  const copies: Path[] = [];
  for (const { path } of job.spec.index) {
    const prefix = `unjam-${job.id}.${leaf(path)}.`;
    for await (const entries of host.files.list(parent(path))) {
      copies.push(...entries.filter((e) => e.name.startsWith(prefix)).map((e) => join(parent(path), e.name)));
    }
  }
  return copies;
}

async function rename(work: Work, path: string, copy: string): Promise<void> {
  const answer = await work.host.folders.rename(path, copy);
  if (answer === 'renamed' || answer === 'absent') return;
  throw new Problem(
    'host-failed',
    `The index ${toText(path)} could not be set aside: ${toText(copy)} exists already.`,
    {
      untouched: 'The index stays where it is; the service is down.',
      next: 'Move that file away and ask for the same action again.',
    },
  );
}
