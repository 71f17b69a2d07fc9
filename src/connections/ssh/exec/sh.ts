import { type ByteName, toBytes } from '../../../recovery/names.ts';

/**
 * An argument vector as a command line for whatever shell the login has. Each element is quoted by itself, so that
 * it is one word of the line whatever is in it; the shell is left at once for `sh`, which runs `script` with the
 * elements as its arguments. `sh` of every Unix keeps to POSIX, the login shell may not.
 */
export function commandLine(script: string, argv: ByteName[]): Buffer {
  return toBytes(['exec', ...['sh', '-c', script, 'sh', ...argv].map(quoted)].join(' '));
}

/** One word for sh, whatever its bytes. */
function quoted(word: ByteName): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
