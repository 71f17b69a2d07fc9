import type { ServiceLook } from '../../recovery/ports/host.ts';
import { Problem } from '../../recovery/problems.ts';
import type { Work } from '../work.ts';

/** Down by the manager's word and with no process of it left. */
export function isDown(look: ServiceLook): boolean {
  return look.state === 'down' && look.processes.length === 0;
}

/**
 * Throws unless the service is down now. Called before and after every batch of moves: a message that moves
 * under a reading service can be lost, while a refused batch only costs time.
 */
export async function proveDown(work: Work): Promise<void> {
  const look = await work.host.service.look();
  if (isDown(look)) return;
  throw new Problem(
    'service-came-up',
    `The service is ${look.state} (${look.detail}) while its messages were to be moved.`,
    {
      untouched:
        'No message was moved while it was up, but those of the last batch may have been read: they are marked maybe-doubled.',
      next: 'Find out who starts it (a watchdog, a person), then ask for the same action again.',
    },
  );
}
