import { Lost } from '../conversation/conversation.ts';
import { type Change, refused } from '../windows/change.ts';
import { lost } from '../windows/refusal.ts';
import { command, type Verb } from './smbclient/quote.ts';
import { statusIn } from './smbclient/reply.ts';
import type { Smbclient } from './smbclient/session.ts';

/** Changes by smbclient, which prints the status of one that failed, and nothing when all went well. */
export function changes(smbclient: Smbclient): Change {
  return async (doing, verb, ...paths) => {
    const reply = await ask(smbclient, doing, verb, ...paths);
    return reply === '' ? null : (statusIn(reply) ?? reply.slice(0, 200));
  };
}

const footer = /blocks of size (\d+)\. (\d+) blocks available/;

/** Free bytes. Every listing ends with them; that of this folder alone, the root of the spool, is short. */
export async function free(smbclient: Smbclient, root: string): Promise<number> {
  const found = footer.exec(await ask(smbclient, 'Asking for free space', 'ls', root === '' ? '*' : root));
  return found === null ? 0 : Number(found[1]) * Number(found[2]);
}

/** What smbclient printed; a listing is simply asked for again. Problem `connection-lost`. */
async function ask(smbclient: Smbclient, doing: string, verb: Verb, ...paths: string[]): Promise<string> {
  const line = command(verb, ...paths);
  if (line === null) throw refused(doing, 'a name that smbclient cannot be given', 'server-invalid');
  await smbclient.ready();
  for (let left = verb === 'ls' ? 1 : 0; ; left -= 1) {
    try {
      return await smbclient.command(line);
    } catch (error) {
      if (!(error instanceof Lost)) throw error;
      if (left === 0) throw lost(doing, 'Whether it was done is not known.', verb === 'ls');
    }
  }
}
