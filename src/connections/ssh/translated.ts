import type { Host } from '../../recovery/ports/host.ts';
import { isProblem, Problem } from '../../recovery/problems.ts';
import { around, type CallName, calls } from '../wrappers/around.ts';
import { asProblem } from './files/problems.ts';

/** The same host, with every failure in the words of the house, however deep below a call it came from. */
export function translated(host: Host): Host {
  return around(host, async ({ name, make }) => {
    try {
      return await make();
    } catch (error) {
      throw told(asProblem(error, calls[name].doing), name);
    }
  });
}

/** A question whose answer was lost on the way changed nothing, so that it may simply be asked again. */
function told(error: unknown, name: CallName): unknown {
  if (!isProblem(error, 'connection-lost') || calls[name].changes !== 'none') return error;
  return new Problem('connection-lost', error.message, {
    untouched: 'Nothing was touched by this call.',
    next: 'Ask again.',
    retryable: true,
    cause: error,
  });
}
