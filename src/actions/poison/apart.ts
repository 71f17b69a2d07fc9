import { deletedIn, isOpen, type Job } from '../../recovery/job.ts';
import { folderOf } from '../../recovery/layout.ts';
import type { Message } from '../../recovery/message.ts';
import { toText } from '../../recovery/names.ts';
import type { Host } from '../../recovery/ports/host.ts';
import type { Store } from '../../recovery/ports/store.ts';
import { Problem } from '../../recovery/problems.ts';

/** The message of this id. Problems: `message-unknown`; `message-deleted`; `not-set-apart`. */
export async function messageApart(store: Store, job: Job, id: string): Promise<Message> {
  const message = await store.ledger.byId(job.id, id);
  if (message === null) throw new Problem('message-unknown', `Job ${job.id} has no message ${id}.`);
  if (deletedIn(job).has(id)) {
    throw new Problem('message-deleted', `${nameOf(message)} was deleted; its account is kept.`, {
      untouched: 'Nothing was touched.',
      next: `GET /v1/jobs/${job.id}/messages/${id} tells who deleted it, when and why.`,
    });
  }
  if (message.life === 'poison') return message;
  throw new Problem('not-set-apart', `${nameOf(message)} is ${message.life}, not set apart as poison.`, {
    untouched: 'Nothing was touched.',
    next: `GET /v1/jobs/${job.id}/messages?state=poison lists what is.`,
    extra: { life: message.life },
  });
}

/** Throws `job-open` while the search goes on: until its end the engine decides what is poison. */
export function refuseWhileSearching(job: Job): void {
  if (!isOpen(job)) return;
  throw new Problem('job-open', `The recovery ${job.id} of ${job.server} is ${job.state}.`, {
    untouched: 'Nothing was touched.',
    next: 'Finish it first; abort with {"poison": "back"} puts all its poison back.',
    extra: { job: job.id, state: job.state },
  });
}

/** Throws `changed-by-others` unless the message itself lies where it was set apart, and not another by its name. */
export async function assertThere(host: Host, job: Job, message: Message): Promise<void> {
  const folder = folderOf(job, message, 'poison');
  const [first, ...others] = await host.files.look(folder, message.parts);
  if (first?.identity === message.identity && !others.includes(null)) return;
  const what = first == null ? 'is no longer' : 'is another file than the one that was set';
  throw new Problem('changed-by-others', `${nameOf(message)} ${what} in ${toText(folder)}.`, {
    untouched: 'Nothing was touched.',
    next: 'Find out who moved it; Unjam touches nothing there that it did not put there itself.',
    extra: { changes: [`${toText(folder)}/${toText(message.name)} was changed by another hand`] },
  });
}

export function nameOf(message: Pick<Message, 'queue' | 'name'>): string {
  return `${message.queue}/${toText(message.name)}`;
}
