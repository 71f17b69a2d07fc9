import type { Ran, RunOptions } from '../../command/ran.ts';

/** A command that is to be run; without one, the question which process groups are ours now. */
export interface Order {
  id: number;
  command: { argv: string[]; options: RunOptions } | null;
}

export interface Answer {
  id: number;
  value: Ran | number[];
}
