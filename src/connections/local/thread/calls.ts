import type { LogMarks } from '../../../recovery/ports/host.ts';
import type { LogFile } from '../../logs/files.ts';
import { mark, since } from '../../logs/read.ts';
import { digest } from '../disk/digest.ts';
import { free, make, removeEmpty, rename, sameVolume } from '../disk/folders.ts';
import { list, look } from '../disk/list.ts';
import { logsBeside } from '../disk/log.ts';
import { move } from '../disk/move.ts';
import { create, readNote, remove, replace } from '../disk/notes.ts';
import { read } from '../disk/read.ts';
import type { Root } from '../disk/root.ts';
import { byId, byImage, kill } from '../processes/find.ts';
import { inUse } from '../processes/in-use.ts';
import { bootId } from '../processes/proc.ts';

/** What the thread does for one answer; each gets the open root as its first argument. */
export const calls = {
  look,
  move,
  digest,
  read,
  inUse,
  make,
  removeEmpty,
  rename,
  sameVolume,
  free,
  create,
  replace,
  readNote,
  remove,
  mark: (root: Root, logs: LogFile[]) => mark(logsBeside(root), logs),
  bootId: () => bootId(),
  byId: (_root: unknown, pids: number[]) => byId(pids),
  byImage: (_root: unknown, ...args: Parameters<typeof byImage>) => byImage(...args),
  kill: (_root: unknown, processes: Parameters<typeof kill>[0]) => kill(processes),
};

/** What it answers in pages, one page for each question. */
export const readings = {
  list,
  since: (root: Root, logs: LogFile[], marks: LogMarks | null) => since(logsBeside(root), logs, marks),
};
