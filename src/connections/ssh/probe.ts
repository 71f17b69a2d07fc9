import type { ByteName } from '../../recovery/names.ts';
import { Problem } from '../../recovery/problems.ts';
import type { Commands } from './exec/run.ts';

/** What the host offers beside SFTP. */
export interface Tools {
  /** Tells inode, time of birth and milliseconds of many entries at once (GNU). */
  stat: boolean;
  /** Digests many files where they lie (GNU). */
  sha256sum: boolean;
  /** Flushes single folders. */
  sync: boolean;
  /** The process list of Linux, and programs that read it whole (GNU). */
  proc: boolean;
  lsof: boolean;
}

export interface Probed {
  tools: Tools;
  bootId: string | null;
  /** Device and inode of the root; null where the host does not tell. */
  rootId: string | null;
  /** Whether a volume is mounted right at the root. */
  isVolume: boolean;
}

const asked = `cd "$1" || exit 1; echo unjam
[ "$(pwd -P; echo .)" = "$(printf '%s\\n.' "$1")" ] && echo same
b=$(cat /proc/sys/kernel/random/boot_id 2>/dev/null) && echo "boot $b"
stat --printf '%i %.9W %s %.3Y %f %n\\0' / >/dev/null 2>&1 && printf '.\\0' | xargs -0 stat -- >/dev/null 2>&1 && {
  echo stat; echo "root $(stat -c %d:%i .)"; [ "$(stat -c %d .)" = "$(stat -c %d ..)" ] || echo volume; }
sha256sum -z -- /dev/null >/dev/null 2>&1 && echo sha256sum
sync -- . >/dev/null 2>&1 && echo sync
find /proc/$$/exe -maxdepth 0 -printf '%l' >/dev/null 2>&1 && grep -azZH sh /proc/$$/cmdline >/dev/null 2>&1 && echo proc
command -v lsof >/dev/null 2>&1 && echo lsof
exit 0`;

/**
 * Asks the host what it offers, in one command. `root` is its real path as SFTP sees it: a shell that sees another
 * one lives in another file system, and nothing that it says could be trusted.
 */
export async function probe(commands: Commands, root: ByteName): Promise<Probed> {
  const said = await commands.script(asked, [root], null, 20_000);
  const lines = said?.split('\n') ?? [];
  if (!lines.includes('unjam')) throw noShell(said);
  if (!lines.includes('same')) throw noShell('it sees the root elsewhere than SFTP does');
  const after = (word: string) =>
    lines.find((line) => line.startsWith(`${word} `))?.slice(word.length + 1) ?? null;
  return {
    tools: {
      stat: lines.includes('stat'),
      sha256sum: lines.includes('sha256sum') && lines.includes('stat'),
      sync: lines.includes('sync'),
      proc: lines.includes('proc'),
      lsof: lines.includes('lsof'),
    },
    bootId: after('boot'),
    rootId: after('root'),
    isVolume: lines.includes('volume'),
  };
}

function noShell(why: string | null): Problem {
  return new Problem(
    'host-failed',
    `The login runs no commands: ${(why ?? 'sh failed').trim().slice(0, 200)}.`,
    {
      untouched: 'Nothing was touched.',
      next: 'Give the login a shell, without ForceCommand, that prints nothing of its own: services are controlled by commands.',
    },
  );
}
