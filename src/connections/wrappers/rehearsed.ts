import type { Answer, Host, MoveOutcome, Probed } from '../../recovery/ports/host.ts';
import { around, type Call, type CallName, calls } from './around.ts';
import { whatOf } from './audited.ts';

/**
 * The same host, looked at and not touched: a call that would change it is told, and answered as if it had gone
 * well. Whoever only plans is given this one, so that a plan with a fault in it is still only a plan.
 */
export function withRehearsal(host: Host, tell: (call: CallName, what: string) => void): Host {
  return around(host, async <T>(call: Call<T>): Promise<T> => {
    if (calls[call.name].changes === 'none') return await call.make();
    tell(call.name, whatOf(call));
    return answerTo(call) as T;
  });
}

function answerTo({ name, args }: Pick<Call<unknown>, 'name' | 'args'>): unknown {
  switch (name) {
    case 'files.move':
      return { moved: (args[2] as unknown[]).length, failures: [], flushed: true } satisfies MoveOutcome;
    case 'folders.make':
      return 'made';
    case 'folders.removeEmpty':
      return 'removed';
    case 'folders.rename':
      return 'renamed';
    case 'notes.create':
      return 'created';
    case 'service.start':
    case 'service.stop':
    case 'service.kill':
    case 'service.nudge':
      return { ok: true, detail: 'rehearsed: nothing was done' } satisfies Answer;
    case 'probe':
      return { ok: true, detail: 'rehearsed: nothing was sent', marks: [] } satisfies Probed;
    default:
      return undefined;
  }
}
