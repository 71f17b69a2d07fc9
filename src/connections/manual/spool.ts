import { join, toLine } from '../../recovery/names.ts';
import type { Files, Folders, Notes } from '../../recovery/ports/host.ts';
import { Problem } from '../../recovery/problems.ts';
import { isName } from '../paths/posix.ts';
import type { Station } from './station.ts';

const pageSize = 1000;

/** The files of the spool, as they were reported, and moved by the next step. */
export function files(station: Station): Files {
  return {
    async *list(folder) {
      const model = await station.model();
      if (!model.isFolder(folder)) throw missing(folder);
      const entries = model.in(folder);
      for (let at = 0; at < entries.length; at += pageSize) yield entries.slice(at, at + pageSize);
    },
    async look(folder, names) {
      const model = await station.model();
      return names.map((name) => (isName(name) ? model.at(join(folder, name)) : null));
    },
    async move(from, to, names) {
      if (names.length === 0) return { moved: 0, failures: [], flushed: false };
      const before = await station.model();
      const { report, first } = await station.do([{ do: 'move', from, to, names }]);
      const after = await station.model();
      // Of a script that was run twice, the second run found nothing to move.
      const isThere = (index: number) => {
        const was = before.at(join(from, names[index]!));
        return was !== null && after.at(join(to, names[index]!))?.identity === was.identity;
      };
      const whole = report.failed.get(first);
      const stayed = (report.stayed.get(first) ?? []).filter(
        ({ index, why }) => why !== 'absent' || !isThere(index),
      );
      const failures =
        whole === undefined
          ? stayed.map(({ index, why }) => ({ index, why, detail: `${why}: ${toLine(names[index] ?? '')}` }))
          : names.map((_, index) => ({ index, why: 'failed' as const, detail: whole }));
      return { moved: names.length - failures.length, failures, flushed: false };
    },
    // Content is nothing that a person carries from host to host.
    digest: async (_folder, names) => names.map(() => null),
    read: async () => null,
    inUse: async () => [],
  };
}

/** The folders that we make and take away. */
export function folders(station: Station): Folders {
  return {
    async make(path, like) {
      if ((await station.model()).isFolder(path)) return 'existed';
      await station.order({ do: 'make', path, like });
      return 'made';
    },
    async removeEmpty(path) {
      const model = await station.model();
      if (!model.isFolder(path)) return 'absent';
      if (model.in(path).length > 0) return 'not-empty';
      await station.order({ do: 'rmdir', path });
      return 'removed';
    },
    async rename(from, to) {
      const model = await station.model();
      if (model.at(from) === null) return 'absent';
      if (model.at(to) !== null) return 'name-taken';
      await station.order({ do: 'rename', from, to });
      return 'renamed';
    },
    // A move to another volume fails there and then: the link that it begins with cannot be made.
    sameVolume: async () => true,
    free: async () => (await station.model()).free,
  };
}

/** The few files that Unjam itself writes. */
export function notes(station: Station): Notes {
  const written = new Map<string, string>();
  const write = async (path: string, content: string, exclusive: boolean) => {
    await station.order({ do: 'write', path, content, exclusive });
    written.set(path, content);
  };
  return {
    async create(path, content) {
      if ((await station.model()).at(path) !== null) return 'exists';
      await write(path, content, true);
      return 'created';
    },
    replace: (path, content) => write(path, content, false),
    async read(path) {
      if ((await station.model()).at(path) === null) return null;
      return written.get(path) ?? (await station.do([{ do: 'print', path }])).report.printed;
    },
    async remove(path) {
      written.delete(path);
      if ((await station.model()).at(path) !== null) await station.order({ do: 'remove', path });
    },
  };
}

function missing(folder: string): Problem {
  return new Problem('folder-missing', `The folder "${toLine(folder)}" is not in what was reported.`, {
    untouched: 'Nothing was touched.',
    next: 'Make the folder, or correct its path in profile or server.',
  });
}
