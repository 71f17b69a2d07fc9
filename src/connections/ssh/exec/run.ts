import { randomUUID } from 'node:crypto';
import { type ByteName, fromText } from '../../../recovery/names.ts';
import { Problem } from '../../../recovery/problems.ts';
import type { Ran, Run, RunOptions } from '../../command/ran.ts';
import type { Wire } from '../link/dial.ts';
import { type Ended, TooSlow, throughChannel } from './channel.ts';
import { commandLine } from './sh.ts';

const mostOutput = 64 * 1024;
/** The first words of every command: its process group, or that there is no such program. */
const announced = /^unjam (\d+)( missing)?\n/m;
const announcing = 'cd /; command -v "$1" >/dev/null 2>&1 || { echo "unjam $$ missing" >&2; exit 127; }';
const running = (mark: string) =>
  `${announcing}; echo "unjam $$" >&2; "$@"; c=$?; echo ${mark}; echo ${mark} >&2; exit $c`;

/**
 * A service may go on writing to the output of its start command as long as it lives. A channel would end it when
 * it is closed: so it is a file that can be found, one for each server, begun anew at each start. Where it cannot
 * be made, the output is thrown away: a full disk must not keep a service from starting.
 */
const leaving = `${announcing}; d=\${TMPDIR:-/tmp}/unjam-$(id -u); n=$2; o=/dev/null; u=$(umask); umask 077
mkdir "$d" 2>/dev/null
if [ -d "$d" ] && [ ! -L "$d" ] && [ -O "$d" ] && rm -f "$d/$n" && : >"$d/$n"; then o=$d/$n; fi
umask "$u"; p=$1; shift 2; echo "unjam $$" >&2
"$p" "$@" </dev/null >"$o" 2>&1; c=$?; tail -c ${mostOutput} "$o"; exit $c`;

/** Runs argument vectors on the host, each in a session of its own. */
export class Commands {
  /** Process groups of our commands that run now: they are not the service, whatever their names. */
  readonly groups = new Set<number>();
  readonly #wire: () => Promise<Wire>;

  constructor(wire: () => Promise<Wire>) {
    this.#wire = wire;
  }

  readonly run: Run = async (argv, options) => {
    const { leaves } = options;
    if (leaves === undefined) {
      const mark = randomUUID();
      return await this.#ran(running(mark), argv, { ...options, mark });
    }
    const name = `${leaves.replace(/[^\w.-]/g, '_')}.start.txt`;
    return await this.#ran(leaving, [argv[0]!, name, ...argv.slice(1)], options);
  };

  /** The output of a script of ours for sh, bytes; its arguments are its parameters. Null when it failed. */
  async script(text: string, args: ByteName[], input: Buffer | null, within: number): Promise<string | null> {
    const options = { within, most: 64 * 1024 * 1024, ...(input === null ? {} : { input }) };
    try {
      const { client, sessions } = await this.#wire();
      const { code, out } = await sessions.through(() =>
        throughChannel(client, commandLine(text, args), options),
      );
      return code === 0 ? out : null;
    } catch (error) {
      throw lost(error);
    }
  }

  async #ran(script: string, argv: string[], options: RunOptions & { mark?: string }): Promise<Ran> {
    const { within, input, mark, most = mostOutput, bytes = false } = options;
    let group: number | null = null;
    const started = (err: string) => {
      const pid = announced.exec(err)?.[1];
      if (group !== null || pid === undefined) return;
      group = Number(pid);
      this.groups.add(group);
    };
    const given = {
      ...(input === undefined ? {} : { input: Buffer.from(input) }),
      ...(mark === undefined ? {} : { mark }),
    };
    try {
      const { client, sessions } = await this.#wire();
      const line = commandLine(script, argv.map(fromText));
      return await sessions.through(async () => {
        const end = await throughChannel(client, line, { within, most: most + 100, started, ...given });
        return ranOf(end, bytes, most);
      });
    } catch (error) {
      if (!(error instanceof TooSlow)) throw lost(error);
      if (group !== null) await this.script('kill -9 -- "-$1"', [String(group)], null, 10_000);
      return { code: null, output: '', trouble: error.message, missing: false };
    } finally {
      if (group !== null) this.groups.delete(group);
    }
  }
}

function ranOf({ code, signal, out, err }: Ended, bytes: boolean, most: number): Ran {
  const missing = announced.exec(err)?.[2] !== undefined || code === 126;
  const printed = (out + err.replace(announced, '')).slice(-most);
  const output = bytes ? printed : Buffer.from(printed, 'latin1').toString('utf8');
  if (missing) return { code: null, output, trouble: 'there is no such program that we may run', missing };
  const trouble = code === null ? `it was ended by SIG${signal ?? 'NAL'}` : null;
  return { code, output, trouble, missing };
}

/** A command of which no end was heard: it may have been done, so that it is never simply repeated. */
function lost(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof TooSlow) {
    return new Problem('host-timeout', `The host took too long over a command of ours: ${error.message}.`, {
      untouched: 'Whether the command took effect is not known.',
      next: 'See whether its disks answer; then ask again: the host is looked at before anything is done.',
      cause: error,
    });
  }
  const why = error instanceof Error ? error.message : String(error);
  if (why.includes('Channel open failure')) {
    return new Problem('host-failed', `The host opens no further session on the connection: ${why}.`, {
      untouched: 'Nothing was begun.',
      next: 'Raise `MaxSessions` in its sshd_config to 10, as it is by default.',
      retryable: true,
      cause: error,
    });
  }
  return new Problem('connection-lost', `The connection to the host was lost during a command: ${why}.`, {
    untouched: 'Whether the command took effect is not known.',
    next: 'Ask again: the host is looked at before anything is done.',
    cause: error,
  });
}
