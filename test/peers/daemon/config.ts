import type { ProcessMark } from '../unit/processes.ts';

/** What a daemon double is told at its start; read anew at every start. */
export interface Config {
  /** Folder of the unit, outside the root. */
  dir: string;
  /** Spool root; all paths of queues and index are below it. */
  root: string;
  /** Where delivered mail lies, one folder a message, on the volume of the root. */
  sink: string;
  /** Lines of text. */
  log: string;
  /** The way of a message: with `wanders` it is carried from each to the next, and delivered from the last. */
  queues: { path: string; depth: number }[];
  wanders: boolean;
  /** The queue, counted from 0, in which messages are read, so that poison strikes there. */
  readsIn: number;
  unit: 'file' | 'directory' | 'group';
  /** Whether a group with a part missing is left alone or read like any other. */
  incomplete: 'skip' | 'treat';
  /** Whether the log names the poison. */
  names: boolean;
  /** How long a message is open before poison strikes, milliseconds. */
  openMs: number;
  /** Built anew when it is missing: a file with a name at its end, or a folder with a file for each queue. */
  index: { path: string; is: 'file' | 'folder' } | null;
  /** The double ends with this process, so that none is left behind by a test that was killed. */
  guard: ProcessMark | null;
}

/** What a message does, anywhere in any of its parts. */
export const markers = {
  /** The service dies of it. */
  poison: 'X-Double-Poison',
  /** It is not delivered while the folder of the unit holds a file `wait`. */
  waits: 'X-Double-Waits',
};

/** The parts of a group, as its writer makes them: the service takes both at once. */
export const groupName = /^(.+)\.(env|msg)$/s;
export const groupParts = ['env', 'msg'];
