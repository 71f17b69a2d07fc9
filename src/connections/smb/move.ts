import { type ByteName, join, type Path, toLine } from '../../recovery/names.ts';
import type { MoveFailure, MoveOutcome } from '../../recovery/ports/host.ts';
import { Lost } from '../conversation/conversation.ts';
import { exists, type Look, nameOf } from '../windows/look.ts';
import type { Place } from '../windows/place.ts';
import { lost } from '../windows/refusal.ts';
import { command } from './smbclient/quote.ts';
import { refusalOf } from './smbclient/reply.ts';
import type { Smbclient } from './smbclient/session.ts';

type Failure = MoveOutcome['failures'][number];
type Fate = { why: MoveFailure; detail: string } | null;

/** What fails for one name because of the volume fails for all that follow. */
const ends = new Set<MoveFailure>(['no-space', 'other-volume', 'read-only']);

/**
 * Moves by renaming on the server: no byte of a message crosses the network, and Windows refuses to replace. Nothing
 * can be flushed from here.
 */
export function mover(smbclient: Smbclient, place: Place, look: Look) {
  return async (from: Path, to: Path, names: ByteName[]): Promise<MoveOutcome> => {
    await exists(look, from);
    await exists(look, to);
    await smbclient.ready();
    const failures: Failure[] = [];
    for (const [index, name] of names.entries()) {
      const fate = await rename(smbclient, place, look, from, to, name);
      if (fate === null) continue;
      failures.push({ index, ...fate });
      if (!ends.has(fate.why)) continue;
      failures.push(...untried(names.length, index, fate));
      break;
    }
    return { moved: names.length - failures.length, failures, flushed: false };
  };
}

async function rename(
  smbclient: Smbclient,
  place: Place,
  look: Look,
  from: Path,
  to: Path,
  name: ByteName,
): Promise<Fate> {
  const line =
    nameOf(name) === null ? null : command('rename', place(join(from, name)), place(join(to, name)));
  if (line === null) return { why: 'failed', detail: `"${toLine(name)}" can be no name on this host` };
  try {
    const refusal = refusalOf(await smbclient.command(line));
    return refusal && { why: refusal.why, detail: `${refusal.status} for "${toLine(name)}"` };
  } catch (error) {
    if (!(error instanceof Lost)) throw error;
    return await lookedUp(look, from, to, name);
  }
}

/** The answer to a rename was lost. It is looked up and never repeated: the server may still be about to do it. */
async function lookedUp(look: Look, from: Path, to: Path, name: ByteName): Promise<Fate> {
  const [there] = await look(to, [name]);
  const [here] = await look(from, [name]);
  if (here === null && there) return null;
  if (here && there) return { why: 'name-taken', detail: `"${toLine(name)}" is in both folders` };
  throw lost(
    'Moving messages',
    `"${toLine(name)}" is ${here ? 'where it was' : 'in neither folder'}; those before it were moved, those behind it were not.`,
  );
}

function untried(
  count: number,
  after: number,
  { why, detail }: { why: MoveFailure; detail: string },
): Failure[] {
  const rest = { why, detail: `not tried after ${detail}` };
  return Array.from({ length: count - after - 1 }, (_, i) => ({ index: after + 1 + i, ...rest }));
}
