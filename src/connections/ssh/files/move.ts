import { type ByteName, type Path, toLine } from '../../../recovery/names.ts';
import type { Entry, MoveFailure, MoveOutcome } from '../../../recovery/ports/host.ts';
import { isName } from '../../paths/posix.ts';
import { isRefused, type Refused, status, unless } from '../sftp/status.ts';
import type { Here, Site } from '../site.ts';
import { entriesOf } from './entries.ts';
import { flush } from './flush.ts';
import { passage } from './passage.ts';

/** Names that are sent before the refusals among them are looked into. */
const stretch = 1000;

/** What fails for one name because of the volume fails for all that follow. */
const ends = new Set<MoveFailure>(['no-space', 'other-volume', 'read-only']);

/** A name that the server did not move, by its place in the batch. */
interface Left {
  index: number;
  name: ByteName;
  refused: Refused;
}

/**
 * Moves the names in order, many under way at once, and flushes both folders. OpenSSH's server links a file under
 * its new name and then unlinks the old one: a crash between the two leaves one message under two names, which
 * is finished here by unlinking the source.
 */
export async function move(site: Site, from: Path, to: Path, names: ByteName[]): Promise<MoveOutcome> {
  const here = await site.here();
  const [source, target] = await Promise.all([passage(here, from), passage(here, to)]);
  const failures: MoveOutcome['failures'] = [];
  let moved = 0;
  for (let at = 0; at < names.length; at += stretch) {
    const some = names.slice(at, at + stretch);
    const left = await send(here, source, target, some, at);
    const reasons = await lookInto(site, here, source, target, left);
    moved += some.length - reasons.length;
    failures.push(...reasons);
    const end = reasons.find(({ why }) => ends.has(why));
    if (end === undefined) continue;
    failures.push(...untried(names.length, at + some.length, end));
    break;
  }
  return { moved, failures, flushed: await flush(site, [target, source]) };
}

/** All of them at once: the session keeps as many under way as the server can take, in this order. */
async function send(
  { sftp }: Here,
  source: ByteName,
  target: ByteName,
  names: ByteName[],
  first: number,
): Promise<(Left | MoveOutcome['failures'][number])[]> {
  const left: (Left | MoveOutcome['failures'][number])[] = [];
  await Promise.all(
    names.map(async (name, i) => {
      const index = first + i;
      if (!isName(name)) {
        left.push({ index, why: 'failed', detail: `"${toLine(name)}" is no name` });
        return;
      }
      try {
        await sftp.rename(`${source}/${name}`, `${target}/${name}`);
      } catch (error) {
        if (!isRefused(error)) throw error;
        left.push({ index, name, refused: error });
      }
    }),
  );
  return left.sort((a, b) => a.index - b.index);
}

/** The server says "failure" to nearly everything: what lies there now tells which one it was. */
async function lookInto(
  site: Site,
  here: Here,
  source: ByteName,
  target: ByteName,
  left: Awaited<ReturnType<typeof send>>,
): Promise<MoveOutcome['failures']> {
  const unclear = left.filter((one) => 'refused' in one);
  if (unclear.length === 0) return left.filter((one) => 'why' in one);
  const names = unclear.map(({ name }) => name);
  const [old, taken] = [
    await entriesOf(site, here, source, names),
    await entriesOf(site, here, target, names),
  ];
  const failures = left.filter((one) => 'why' in one);
  for (const [i, { index, name, refused }] of unclear.entries()) {
    if (here.tools.stat && isOneFile(old[i]!, taken[i]!)) {
      // Whoever had begun it may end it in this very moment.
      await unless(status.noSuchFile, here.sftp.remove(`${source}/${name}`));
      continue;
    }
    const why = await reasonOf(here, source, target, refused, old[i]!, taken[i]!);
    failures.push({ index, why, detail: `${refused.message} for "${toLine(name)}"` });
  }
  return failures.sort((a, b) => a.index - b.index);
}

/** One inode under both names: the move was begun before, and the source is what is left to take away. */
function isOneFile(old: Entry | null, taken: Entry | null): boolean {
  return old !== null && taken !== null && old.kind === 'file' && old.identity === taken.identity;
}

async function reasonOf(
  { sftp }: Here,
  source: ByteName,
  target: ByteName,
  refused: Refused,
  old: Entry | null,
  taken: Entry | null,
): Promise<MoveFailure> {
  if (old === null) return 'absent';
  if (taken !== null) return 'name-taken';
  const volume = await sftp.volume(target);
  if (volume.isReadOnly) return 'read-only';
  if (refused.code === status.denied) return 'denied';
  if ((await sftp.volume(source)).id !== volume.id) return 'other-volume';
  return volume.free === 0 ? 'no-space' : 'failed';
}

function untried(count: number, from: number, after: { why: MoveFailure; detail: string }) {
  const detail = `not tried after: ${after.detail}`;
  return Array.from({ length: count - from }, (_, i) => ({ index: from + i, why: after.why, detail }));
}
