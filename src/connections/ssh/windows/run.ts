import type { Ran, Run } from '../../command/ran.ts';
import { windowsLine } from '../../command/windows-line.ts';
import { Refusal } from '../../windows/refusal.ts';
import type { Remote } from '../../windows/remote.ts';

const mostOutput = 64 * 1024;
/** What the host itself may add to the time of a program, milliseconds. */
const delay = 20_000;
/** ERROR_FILE_NOT_FOUND, _PATH_NOT_FOUND, _ACCESS_DENIED. */
const absent = new Set([2, 3, 5]);

/** Programs of the host, without a shell between. */
export function runBy(remote: Remote): Run {
  return async (argv, { within, input = '', most = mostOutput, bytes = false }) => {
    const [program, ...args] = argv;
    const given = Buffer.from(input).toString('base64');
    const request = { program, arguments: windowsLine(args), within, given };
    const asking = { doing: `Running ${program}`, again: false, within: within + delay };
    try {
      const told = await remote.ask<{ code: number | null; output: string }>('run', request, asking);
      return ranOf(told, within, most, bytes);
    } catch (error) {
      if (!(error instanceof Refusal) || !absent.has(error.number)) throw error;
      return { code: null, output: '', trouble: 'there is no such program that we may run', missing: true };
    }
  };
}

function ranOf(
  { code, output }: { code: number | null; output: string },
  within: number,
  most: number,
  bytes: boolean,
): Ran {
  const whole = Buffer.concat(output.split(' ').map((one) => Buffer.from(one, 'base64'))).subarray(-most);
  const trouble = code === null ? `it did not end within ${within / 1000} s and was killed` : null;
  return { code, output: whole.toString(bytes ? 'latin1' : 'utf8'), trouble, missing: false };
}
