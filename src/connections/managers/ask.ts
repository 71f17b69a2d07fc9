import { Problem } from '../../recovery/problems.ts';
import { firstLine, quoted } from '../command/quote.ts';
import type { Ran, Run, RunOptions } from '../command/ran.ts';

/** Runs one command of a manager. A program that is not there is a Problem: no answer could be made of it. */
export async function ask(run: Run, argv: string[], options: RunOptions): Promise<Ran> {
  const ran = await run(argv, options);
  if (ran.missing) throw notFound(argv, ran);
  return ran;
}

export function notFound(argv: string[], ran: Ran): Problem {
  return new Problem('command-failed', `The command ${quoted(argv)} cannot be run: ${ran.trouble}.`, {
    untouched: 'Nothing was started or stopped.',
    next: "Correct the command in the server's connection: it needs an absolute path or a name in PATH.",
  });
}

/** What a command came to, one line for people. */
export function told(argv: string[], ran: Ran): string {
  if (ran.trouble !== null) return `${argv[0]}: ${ran.trouble}`;
  return firstLine(ran.output, `${argv[0]} exited with ${ran.code}`);
}
