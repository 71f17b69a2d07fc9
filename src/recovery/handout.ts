import type { Job } from './job.ts';
import { holdingPath, indexCopyPath } from './layout.ts';
import { type Path, toText } from './names.ts';
import type { SpoolQueue } from './spec.ts';

/**
 * What lies beside the held messages: a note for a person without Unjam and a manifest for another Unjam.
 * Both are written before the first message moves, so that at no instant held mail is unexplained.
 */
export interface Manifest {
  unjam: 1;
  job: string;
  server: string;
  profile: string;
  openedAt: string;
  generation: number;
  fenced: boolean;
  queues: { name: string; path: string; holding: string; depth: number }[];
  poison: string;
}

export function manifest(job: Job): string {
  const content: Manifest = {
    unjam: 1,
    job: job.id,
    server: job.server,
    profile: job.spec.profile,
    openedAt: job.openedAt,
    generation: job.generation,
    fenced: job.footprint.fenced,
    queues: job.spec.queues.map((q) => ({
      name: q.name,
      path: toText(q.path),
      holding: toText(holdingPath(job, q)),
      depth: q.depth,
    })),
    poison: `${toText(job.spec.poisonFolder)}/${job.id}`,
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** The note. `unfence` is the host's own command, in words that can be pasted; null where there is no fence. */
export function note(job: Job, queue: SpoolQueue, root: Path, unfence: string | null): string {
  const from = `${toText(root)}/${toText(holdingPath(job, queue))}`;
  const to = `${toText(root)}/${toText(queue.path)}`;
  return `MAIL IS WAITING HERE. Do not delete it.

Unjam moved the messages of the queue "${queue.name}" of the server ${job.server} (${job.spec.title})
aside because one of them stops the mail service. Recovery ${job.id}, opened ${job.openedAt}.
They lie in

    ${from}

under their own names. Nothing was changed in them. If Unjam cannot go on, put them back like this:

 1. Stop the mail service and make sure that none of its processes is left.
 2. Move everything back under its own name. Overwrite nothing: a name that is taken belongs to new mail.
        cd ${quoted(from)} && find . -mindepth ${queue.depth + 1} -maxdepth ${queue.depth + 1} -exec sh -c 'for f; do [ -e "$0/$f" ] || mv -n -- "$f" "$0/$f"; done' ${quoted(to)} {} +
 3. ${unfence === null ? 'Nothing keeps the service from starting.' : `Unjam made the service unstartable. Lift that:\n        ${unfence}`}
 4. Set the queue index aside if the product has one${indexHint(job)}, and start the service.
 5. The poison, where it was already found, lies in ${toText(root)}/${toText(job.spec.poisonFolder)}/${job.id}.
    Leave it there, or the service stops again.
 6. Remove the file ${toText(root)}/.unjam-claim when no mail is left here.
`;
}

function indexHint(job: Job): string {
  const index = job.spec.index.find((i) => i.policy === 'set-aside');
  return index === undefined
    ? ''
    : ` (${toText(index.path)}; earlier copies are called ${toText(indexCopyPath(job, index.path, 1)).replace(/1$/, 'N')})`;
}

/** For `sh`: whatever the path holds, it stays one word. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
