import { leaf, type Path, parent, pathFromText } from '../../../recovery/names.ts';
import { nowhere, type OpenLog, type OpensLogs } from '../../logs/source.ts';
import { codeOf, reason } from './errors.ts';
import { close, cwd, openAt, open as openFlags } from './libc.ts';
import { readBytes } from './read.ts';
import { openFolder, type Root } from './root.ts';
import { entryAt, statAt } from './stat.ts';
import type { Fd } from './system.ts';

/** Opens logs of this machine. */
export function logsBeside(root: Root): OpensLogs {
  return async ({ file }) => (file === null ? nowhere : openLog(root, file));
}

function openLog(root: Root, file: string): OpenLog | string {
  try {
    const fd = file.startsWith('/') ? openAbsolute(file) : openBelow(root, pathFromText(file));
    const stat = statAt(fd, '')!;
    if (stat.kind === 'file') return asLog(fd, stat.size, `${stat.inode}-${stat.bornAt}`);
    close(fd);
    return 'it is no regular file';
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? 'there is no such file' : reason(error);
  }
}

function asLog(fd: Fd, size: number, inode: string): OpenLog {
  return {
    size,
    inode,
    read: async (offset, length) => readBytes(fd, offset, length),
    close: async () => close(fd),
  };
}

/** An administrator may keep a log behind a link; only below the root are links refused. */
function openAbsolute(file: string): Fd {
  return openAt(cwd, Buffer.from(file).toString('latin1'), openFlags.linkedFile);
}

function openBelow(root: Root, path: Path): Fd {
  const folder = openFolder(root, parent(path), openFlags.passage);
  try {
    if (entryAt(folder, leaf(path))?.kind === 'other') throw new Error('it is no regular file');
    return openAt(folder, leaf(path), openFlags.file);
  } finally {
    close(folder);
  }
}
