import { type ByteName, type Path, toLine } from '../../../recovery/names.ts';
import type { MoveFailure, MoveOutcome } from '../../../recovery/ports/host.ts';
import { exists, type Look, nameOf } from '../../windows/look.ts';
import type { Place } from '../../windows/place.ts';
import { reasonOf } from '../../windows/reasons.ts';
import type { Remote } from '../../windows/remote.ts';
import { statusOf } from './change.ts';

/**
 * Names of one request. What was sent when the connection is lost may still be moved a moment later, so that it is
 * little: as much as SFTP has under way.
 */
const atOnce = 64;

/** What fails for one name because of the volume fails for all that follow. */
const ends = new Set<MoveFailure>(['no-space', 'other-volume', 'read-only']);

type Failure = MoveOutcome['failures'][number];

/**
 * Moves by MoveFile, one call for each message, which refuses to replace. Not by SFTP: OpenSSH for Windows links and
 * unlinks, and of a file that somebody has open the second is refused, so that it would lie in both folders. Nothing
 * can be flushed from here.
 */
export function mover(remote: Remote, place: Place, look: Look) {
  return async (from: Path, to: Path, names: ByteName[]): Promise<MoveOutcome> => {
    await exists(look, from);
    await exists(look, to);
    const failures: Failure[] = [];
    for (let at = 0; at < names.length; at += atOnce) {
      const some = names.slice(at, at + atOnce);
      failures.push(...(await batch(remote, { from: place(from), to: place(to) }, some, at)));
      const end = failures.at(-1);
      if (end === undefined || !ends.has(end.why)) continue;
      failures.push(...untried(names.length, at + some.length, end));
      break;
    }
    return { moved: names.length - failures.length, failures, flushed: false };
  };
}

async function batch(
  remote: Remote,
  folders: { from: string; to: string },
  names: ByteName[],
  first: number,
): Promise<Failure[]> {
  const asked = names.flatMap((name, i) => {
    const text = nameOf(name);
    return text === null ? [] : [{ index: first + i, name, text }];
  });
  const args = { ...folders, names: asked.map(({ text }) => text) };
  const told = asked.length === 0 ? '' : await remote.ask<string>('move', args, moving);
  const numbers = told.split(' ');
  const refused = asked.flatMap(({ index, name }, i): Failure[] => {
    const status = statusOf(Number(numbers[i]));
    return status === null
      ? []
      : [{ index, why: reasonOf(status), detail: `${status} for "${toLine(name)}"` }];
  });
  const unsaid = names.flatMap((name, i): Failure[] => {
    const detail = `"${toLine(name)}" can be no name on this host`;
    return nameOf(name) === null ? [{ index: first + i, why: 'failed', detail }] : [];
  });
  return [...refused, ...unsaid].sort((a, b) => a.index - b.index);
}

/** When the answer is lost, whoever asked looks where each message is. */
const moving = { doing: 'Moving messages', again: false };

function untried(count: number, from: number, { why, detail }: Failure): Failure[] {
  const rest = { why, detail: `not tried after ${detail}` };
  return Array.from({ length: Math.max(0, count - from) }, (_, i) => ({ index: from + i, ...rest }));
}
