import type { ActionName } from './job.ts';

/** What an action would do on the host: the answer to a dry run, and the first half of the act itself. */
export interface Plan {
  action: ActionName;
  /** One sentence. */
  sentence: string;
  moves: { from: string; to: string; messages: number; examples: string[] }[];
  /** Commands and other changes, in order, for people. */
  steps: string[];
  expected: { crashes: number; rounds: number; minutes: number };
}
