import type { Job } from '../../../src/recovery/job.ts';

/** What is said while an action runs, made short. The first that matches counts. */
const words: [RegExp, string][] = [
  [/^round \d+ \w+: starting on what is proved$/, 'judged'],
  [/^starting on what is proved: starting/, 'flow: starting'],
  [/^starting on what is proved: observing/, 'flow: observing'],
  [/: starting the service$/, 'starting'],
  [/: observing, /, 'observing'],
  [/^([a-z-]+): \d+ messages moved$/, 'moving ($1)'],
  [/^looking for malformed/, 'scoring'],
  [/^comparing held/, 'comparing'],
  [/^taking stock/, 'taking stock'],
  [/^stopping/, 'stopping'],
  [/^killing/, 'killing'],
];

/** Where an action stands: "finalize: observing"; null while none runs. */
export function phaseOf({ running, recovering }: Pick<Job, 'running' | 'recovering'>): string | null {
  if (running === null) return null;
  const [pattern, short] = words.find(([words_]) => words_.test(running.detail)) ?? [/.*/, 'beginning'];
  const said = short.replace('$1', pattern.exec(running.detail)?.[1] ?? '');
  return `${recovering === null ? '' : 'recover, '}${running.action}: ${said}`;
}
