import type { Path } from '../../recovery/names.ts';
import type { Entry, MoveFailure } from '../../recovery/ports/host.ts';

/** One look of a script at the service. */
export interface Sample {
  /** Seconds since the service was asked to start, or the watch began. */
  at: number;
  /** Exit code of the status command, or the state of Windows: 1 stopped, 4 running. */
  code: number;
  /** What it printed, one line. */
  said: string;
}

/** How a host stood when a script ended, and what came of its orders. */
export interface Report {
  /** By the place of the order: why it was not done. */
  failed: Map<number, string>;
  /** By the place of the order, and of the name in it: why it was not moved. */
  stayed: Map<number, { index: number; why: MoveFailure }[]>;
  samples: Sample[];
  service: Sample;
  /** How a service of Windows is started, as `sc config … start=` takes it; null where nobody said. */
  startType: string | null;
  entries: Map<Path, Entry>;
  /** Of the notes that were to be printed, and of which file that is. */
  contents: Map<Path, Content>;
  free: number;
}

/** What a note holds. */
export interface Content {
  identity: string;
  text: string;
}
