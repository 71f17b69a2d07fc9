import { Problem } from '../problems.ts';

/** The shells for which a pending step can be written down. */
export const shells = ['sh', 'cmd', 'powershell'] as const;
export type Shell = (typeof shells)[number];

/** A step that a person, or an agent of theirs, has to do on the host. */
export interface Pending {
  /** Of this step alone: what is reported must name it. */
  id: string;
  /** One sentence: what is to be done. */
  sentence: string;
  /** The shell of the host by its registration. */
  shell: Shell;
  /** The step as a script, bytes as one character each: it ends with a report on its standard output. */
  script(shell: Shell): string;
}

/** The people at the hosts that nothing can reach. */
export interface Operator {
  /** What waits to be done at this server; null when nothing does. */
  pending(server: string): Pending | null;
  /**
   * Takes what was reported: the output of the script, unchanged. Problems: `nothing-asked`; `report-refused` for what
   * is no output, `report-cut-short` for half of one, `step-over` for that of another step, whose doing is then looked
   * at; `folder-missing` where it ran on another host.
   */
  report(server: string, output: string): void;
  /** Nobody will do the step: whoever waits for it is told `operator-refused`. */
  refuse(server: string, why: string): void;
  /**
   * Whoever waits for a step of this server is told why it is none any more, and so is whatever the same action asks
   * for after it. What somebody has done of it all the same is looked at, as after `step-over`.
   */
  withdraw(server: string, why: Problem): void;
  /**
   * From now on somebody waits with patience for steps at this server, and is told of each, and of its end by null.
   * Without one a step that is needed is the Problem `observation-needed`. Returns how to stop.
   */
  attend(server: string, told: (pending: Pending | null) => void): () => void;
  /** Unjam stops: nobody waits any more. */
  end(): void;
}

/** Told to whoever reports, or fetches a step, where none waits. */
export function nothingAsked(server: string): Problem {
  return new Problem('nothing-asked', `No step waits to be done at ${server}.`, {
    untouched: 'Nothing was touched.',
    next: 'Ask for an action; where a person is needed it says so.',
  });
}
