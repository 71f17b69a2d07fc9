import { type Path, toLine } from '../../recovery/names.ts';
import { Problem } from '../../recovery/problems.ts';
import { Lost } from './conversation.ts';
import { folderMissing, lost } from './problems.ts';
import { command, type Verb } from './smbclient/quote.ts';
import { statusIn } from './smbclient/reply.ts';
import type { Smbclient } from './smbclient/session.ts';

/**
 * One change by smbclient that is not a move of messages. The status that it printed, null when it printed nothing,
 * which is how it says that all went well. Problem `connection-lost`: whether it was done is not known.
 */
export async function change(
  smbclient: Smbclient,
  doing: string,
  verb: 'rename' | 'mkdir' | 'rmdir' | 'del',
  ...paths: string[]
): Promise<string | null> {
  const reply = await ask(smbclient, doing, verb, ...paths);
  return reply === '' ? null : (statusIn(reply) ?? reply.slice(0, 200));
}

/** What smbclient printed; a listing is simply asked for again. Problem `connection-lost`. */
export async function ask(
  smbclient: Smbclient,
  doing: string,
  verb: Verb,
  ...paths: string[]
): Promise<string> {
  const line = command(verb, ...paths);
  if (line === null) throw refused(doing, 'a name that smbclient cannot be given', 'server-invalid');
  await smbclient.ready();
  for (let left = verb === 'ls' ? 1 : 0; ; left -= 1) {
    try {
      return await smbclient.command(line);
    } catch (error) {
      if (!(error instanceof Lost)) throw error;
      if (left === 0) throw lost(doing, 'Whether it was done is not known.');
    }
  }
}

/** A status that means nothing special here, as the Problem that it is. */
export function refusedChange(doing: string, path: Path, status: string): Problem {
  if (status === 'NT_STATUS_OBJECT_PATH_NOT_FOUND' || status === 'NT_STATUS_NOT_A_DIRECTORY') {
    return folderMissing(path);
  }
  const whole = `${doing} "${toLine(path)}"`;
  if (status === 'NT_STATUS_ACCESS_DENIED') return refused(whole, status, 'permission-denied');
  if (status === 'NT_STATUS_DISK_FULL') return refused(whole, status, 'disk-full');
  if (status === 'NT_STATUS_MEDIA_WRITE_PROTECTED') return refused(whole, status, 'host-read-only');
  return refused(whole, status, 'host-failed');
}

function refused(doing: string, why: string, code: Problem['code']): Problem {
  return new Problem(code, `${doing} failed: ${why}.`, {
    untouched: 'Nothing was changed.',
    next: 'See on the host what has the file or folder, and whether the user of this connection may change it.',
  });
}
