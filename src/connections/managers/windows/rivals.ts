import type { Run } from '../../command/ran.ts';
import { meaning } from './codes.ts';
import { sc } from './sc.ts';

/**
 * What Windows does by itself when the service fails, in its own words: `sc qfailure NAME` ends with one action
 * a line, each with its delay, `RESTART -- Delay = 60000 milliseconds.`
 */
export async function rivals(run: Run, name: string): Promise<string[]> {
  const { error, lines } = await sc(run, 'qfailure', name);
  if (error !== null) return [`what Windows does when it fails is not known: ${meaning(error)}`];
  return lines
    .flatMap((line) => /^(?:\s+[^:]*:)?\s*(\S.* -- .*= \d+ .*)$/.exec(line)?.[1] ?? [])
    .map((action) => action.trim())
    .filter((action) => !action.startsWith('NONE'))
    .map((action) => `Windows acts by itself when it fails: ${action}`);
}
