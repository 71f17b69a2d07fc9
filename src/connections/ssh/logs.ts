import { fromText, type Path, pathFromText } from '../../recovery/names.ts';
import type { LogMarks, LogReading, LogRecord, Logs } from '../../recovery/ports/host.ts';
import { isProblem } from '../../recovery/problems.ts';
import type { LogFile } from '../logs/files.ts';
import { mark, since } from '../logs/read.ts';
import { nowhere, type OpenLog, type OpensLogs } from '../logs/source.ts';
import { passageTo } from './files/passage.ts';
import { kindOf } from './sftp/kind.ts';
import { isRefused } from './sftp/status.ts';
import type { Site } from './site.ts';

/** The logs that the profile's signatures name, read over SFTP. */
export function logs(site: Site, files: LogFile[]): Logs {
  return {
    mark: () => mark(opener(site), files),
    since: (marks) => all(site, files, marks),
  };
}

async function all(site: Site, files: LogFile[], marks: LogMarks | null): Promise<LogReading> {
  const records: LogRecord[] = [];
  const pages = since(opener(site), files, marks);
  for (;;) {
    const page = await pages.next();
    if (page.done) return { records, ...page.value };
    records.push(...page.value);
  }
}

function opener(site: Site): OpensLogs {
  return async ({ file }) => {
    if (file === null) return nowhere;
    try {
      return await openLog(site, file);
    } catch (error) {
      if (isRefused(error) || isProblem(error, 'folder-missing')) return error.message;
      throw error;
    }
  };
}

/** An administrator may keep a log behind a link; only below the root are links refused. */
async function openLog(site: Site, file: string): Promise<OpenLog | string> {
  const { sftp, tools } = await site.here();
  const isAbsolute = file.startsWith('/');
  const path = isAbsolute ? fromText(file) : await below(site, pathFromText(file));
  const found = isAbsolute ? await sftp.stat(path) : await sftp.lstat(path);
  if (found === null) return 'there is no such file';
  if (kindOf(found.mode) !== 'file') return 'it is no regular file';
  const open = await sftp.openToRead(path);
  const { size } = await open.attrs();
  // A log that is replaced right here is read under the number of the other, and told as cleared the next time.
  const script = `stat -L --printf '%i-%.9W' -- "$1"`;
  const inode = tools.stat ? await site.commands.script(script, [path], null, 20_000) : null;
  return {
    size,
    inode: inode ?? 'unknown',
    read: (offset, length) => open.read(offset, Math.max(0, Math.min(length, size - offset))),
    close: () => open.close(),
  };
}

async function below(site: Site, path: Path): Promise<string> {
  return (await passageTo(await site.here(), path)).entry;
}
