import { type Path, toLine } from '../../recovery/names.ts';
import type { Host } from '../../recovery/ports/host.ts';
import { isProblem } from '../../recovery/problems.ts';
import { around, type Call, type CallName, calls } from './around.ts';

/** One change of the host that was asked for, and what came of it. */
export interface HostChange {
  call: CallName;
  /** The folders, the file or the processes in question, for people; never content. */
  what: string;
  /** What the host answered, or the code of the Problem. */
  outcome: string;
  /** Milliseconds. */
  took: number;
}

/** The same host, and each call that changes it is told when it has ended, also when it failed. */
export function withAudit(host: Host, tell: (change: HostChange) => void): Host {
  return around(host, async (call) => {
    if (calls[call.name].changes === 'none') return await call.make();
    const since = performance.now();
    const ended = (outcome: string) =>
      tell({ call: call.name, what: whatOf(call), outcome, took: Math.round(performance.now() - since) });
    try {
      const answer = await call.make();
      ended(outcomeOf(answer));
      return answer;
    } catch (error) {
      ended(isProblem(error) ? error.code : String(error));
      throw error;
    }
  });
}

/** What a call that changes the host is about, one line. */
export function whatOf({ name, args }: Pick<Call<unknown>, 'name' | 'args'>): string {
  switch (name) {
    case 'files.move':
      return `${(args[2] as unknown[]).length} names from ${shown(args[0])} to ${shown(args[1])}`;
    case 'folders.rename':
      return `${shown(args[0])} to ${shown(args[1])}`;
    case 'service.kill':
      return (args[0] as { pid: number; image: string }[])
        .map(({ pid, image }) => `${image} (${pid})`)
        .join(', ');
    case 'service.nudge':
      return `${(args[0] as unknown[]).length} messages`;
    default:
      return args.length === 0 ? 'the service' : shown(args[0]);
  }
}

function shown(path: unknown): string {
  return path === '' ? 'the root' : toLine(path as Path);
}

function outcomeOf(answer: unknown): string {
  if (typeof answer === 'string') return answer;
  if (typeof answer !== 'object' || answer === null) return 'done';
  if ('moved' in answer && 'failures' in answer) {
    return `${String(answer.moved)} moved, ${(answer.failures as unknown[]).length} not`;
  }
  return 'ok' in answer && 'detail' in answer
    ? `${answer.ok ? 'ok' : 'refused'}: ${String(answer.detail)}`
    : 'done';
}
