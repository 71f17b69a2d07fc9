import type { ByteName } from '../../recovery/names.ts';
import type { Files } from '../../recovery/ports/host.ts';
import type { Crew } from './thread/crew.ts';

const pageSize = 1000;

/** The files of the spool, in the thread. Answers cross between the threads in pages of 1,000 entries. */
export function files(crew: Crew): Files {
  const { thread } = crew;
  return {
    list: (folder) => thread.pages('list', folder),
    look: (folder, names) => inPages(names, (page) => thread.call('look', folder, page)),
    move: (from, to, names) => thread.call('move', from, to, names),
    digest: (folder, names) => crew.digest(folder, names),
    read: (path, offset, length) => thread.call('read', path, offset, length),
    inUse: (by) => thread.call('inUse', by),
  };
}

/** No names at all still ask for the folder, so that a missing one is told. */
async function inPages<T>(names: ByteName[], work: (page: ByteName[]) => Promise<T[]>): Promise<T[]> {
  const all: T[] = [];
  for (let at = 0; at === 0 || at < names.length; at += pageSize) {
    all.push(...(await work(names.slice(at, at + pageSize))));
  }
  return all;
}
