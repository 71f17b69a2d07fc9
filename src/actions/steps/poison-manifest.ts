import { deletedIn } from '../../recovery/job.ts';
import { folderOf, poisonManifestPath } from '../../recovery/layout.ts';
import { toText } from '../../recovery/names.ts';
import type { Work } from '../work.ts';

/** Writes what lies set apart, for whoever opens that folder; with nothing left there is no manifest. */
export async function writePoisonManifest(work: Work): Promise<void> {
  const deleted = deletedIn(work.job);
  const messages: object[] = [];
  for await (const page of work.store.ledger.pages(work.job.id, { life: ['poison'] })) {
    for (const m of page.filter(({ id }) => !deleted.has(id))) {
      messages.push({
        id: m.id,
        queue: m.queue,
        name: toText(m.name),
        size: m.size,
        sha256: m.sha256,
        messageId: m.messageId,
        from: toText(folderOf(work.job, m, 'spool')),
        confidence: m.confidence,
        why: m.why,
      });
    }
  }
  const { job } = work;
  if (messages.length === 0) return await work.host.notes.remove(poisonManifestPath(job, job.spec));
  const text = JSON.stringify(
    { unjam: 1, job: job.id, server: job.server, profile: job.spec.profile, at: work.isoNow(), messages },
    null,
    2,
  );
  await work.host.notes.replace(poisonManifestPath(job, job.spec), `${text}\n`);
}
