import type { Host } from '../../recovery/ports/host.ts';
import { Problem } from '../../recovery/problems.ts';
import { around, type CallName, calls } from './around.ts';

/** How long one call of each kind may take, milliseconds. */
export interface Budgets {
  /** A look, a note, a folder, one page of a listing. */
  quick: number;
  /** A batch of moves or digests. */
  batch: number;
  /** The service manager's commands that need no patience with the service. */
  command: number;
  start: number;
  stop: number;
  probe: number;
}

/**
 * The same host, but no call waits for ever: one that is too slow is the Problem `host-timeout`. The call
 * itself goes on underneath and may still take effect: whoever gets this must look before acting again.
 */
export function withDeadline(host: Host, budgets: Budgets): Host {
  return around(host, ({ name, make }) => within(budgets[kindOf(name)], name, make()));
}

function kindOf(name: CallName): keyof Budgets {
  switch (name) {
    case 'files.move':
    case 'files.digest':
      return 'batch';
    case 'probe':
      return 'probe';
    case 'service.start':
      return 'start';
    case 'service.stop':
      return 'stop';
    case 'service.workers':
      return 'quick';
    default:
      return name.startsWith('service.') ? 'command' : 'quick';
  }
}

const untold = {
  none: 'It changes nothing on the host.',
  files: 'Whether it was done is not known.',
  service: 'What the service manager made of it is not known.',
  mail: 'Whether a test message was handed in is not known.',
};
const moved =
  'Some of the messages may have been moved, and more may follow; each is in one of the two folders.';

async function within<T>(ms: number, name: CallName, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(timedOut(ms, name)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function timedOut(ms: number, name: CallName): Problem {
  const { doing, changes } = calls[name];
  const left = name === 'files.move' ? moved : untold[changes];
  return new Problem('host-timeout', `${doing} did not end within ${ms / 1000} s. ${left}`, {
    untouched: changes === 'none' ? 'No message was moved.' : 'Nothing else was begun.',
    next: 'See whether the host answers at all, then look before acting again.',
    retryable: changes === 'none',
  });
}
