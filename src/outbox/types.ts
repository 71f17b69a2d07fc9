import type { Webhook } from '../recovery/ports/outbox.ts';
import { sees } from '../recovery/sight.ts';

/** Of the message that a test sends. */
export const testType = 'webhook.test';
/** Of the message that tells what came of an alert that was told to us. */
export const alertType = 'alert.handled';

/** What a webhook is told when it does not say: each change of state, each round, and when a person is needed. */
export const usualTypes = ['job.*', 'round.*', 'alert.*', 'approval.*'];

/** Whether a webhook wants to hear of this. */
export function wants({ enabled, types, servers }: Webhook, type: string, server: string | null): boolean {
  const isMine = server === null || sees(servers, server);
  return enabled && isMine && types.some((wanted) => covers(wanted, type));
}

function covers(wanted: string, type: string): boolean {
  if (wanted === '*') return true;
  return wanted.endsWith('.*') ? type.startsWith(wanted.slice(0, -1)) : wanted === type;
}
