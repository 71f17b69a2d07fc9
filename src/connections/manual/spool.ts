import { join, type Path, toLine } from '../../recovery/names.ts';
import type { Files, Folders, MoveOutcome, Notes } from '../../recovery/ports/host.ts';
import type { ManualConnection } from './config.ts';
import type { Model } from './model.ts';
import { freshName } from './orders.ts';
import { assertFolder, assertPlace, canBeNamed, notOurs } from './places.ts';
import type { Station } from './station.ts';
import type { Report } from './told.ts';

const pageSize = 1000;

/** The files of the spool, as they were reported, and moved by the next step. */
export function files(station: Station, config: ManualConnection): Files {
  return {
    async *list(folder) {
      const model = await station.model();
      assertFolder(model, folder);
      const entries = model.in(folder);
      for (let at = 0; at < entries.length; at += pageSize) yield entries.slice(at, at + pageSize);
    },
    async look(folder, names) {
      const model = await station.model();
      const isThere = model.isFolder(folder);
      return names.map((name) => (isThere && canBeNamed(config, name) ? model.at(join(folder, name)) : null));
    },
    async move(from, to, names) {
      if (names.length === 0) return { moved: 0, failures: [], flushed: false };
      const before = await station.model();
      for (const folder of [from, to]) assertFolder(before, folder);
      const places = [...names.keys()].filter((index) => canBeNamed(config, names[index]!));
      const refused = [...names.keys()]
        .filter((index) => !places.includes(index))
        .map((index) => ({ index, why: 'failed' as const, detail: 'it can be the name of no entry' }));
      if (places.length === 0) return { moved: 0, failures: refused, flushed: false };
      const asked = places.map((index) => names[index]!);
      const { report, first } = await station.do([{ do: 'move', from, to, names: asked }]);
      const stayed = stayedOf(report, first, asked, { from, to, before, after: await station.model() });
      const failures = [...stayed.map((one) => ({ ...one, index: places[one.index]! })), ...refused];
      failures.sort((a, b) => a.index - b.index);
      return { moved: names.length - failures.length, failures, flushed: false };
    },
    // Content is nothing that a person carries from host to host.
    digest: async (_folder, names) => names.map(() => null),
    read: async () => null,
    inUse: async () => [],
  };
}

interface Passage {
  from: Path;
  to: Path;
  before: Model;
  after: Model;
}

function stayedOf(
  report: Report,
  order: number,
  names: string[],
  { from, to, before, after }: Passage,
): MoveOutcome['failures'] {
  const whole = report.failed.get(order);
  if (whole !== undefined) return names.map((_, index) => ({ index, why: 'failed' as const, detail: whole }));
  // Of a script that was run twice, the second run found nothing to move.
  const isThere = (index: number) => {
    const was = before.at(join(from, names[index]!));
    return was !== null && after.at(join(to, names[index]!))?.identity === was.identity;
  };
  return (report.stayed.get(order) ?? [])
    .filter(({ index, why }) => why !== 'absent' || !isThere(index))
    .map(({ index, why }) => ({ index, why, detail: `${why}: ${toLine(names[index] ?? '')}` }));
}

/** The folders that we make and take away. */
export function folders(station: Station, config: ManualConnection): Folders {
  return {
    async make(path, like) {
      const model = await station.model();
      assertPlace(config, model, path);
      if (model.isFolder(path)) return 'existed';
      if (model.at(path) !== null) throw notOurs(path);
      station.order({ do: 'make', path, like });
      return 'made';
    },
    async removeEmpty(path) {
      const model = await station.model();
      const entry = model.at(path);
      if (entry === null) return 'absent';
      if (entry.kind !== 'folder') throw notOurs(path);
      if (model.in(path).length > 0) return 'not-empty';
      station.order({ do: 'rmdir', path });
      return 'removed';
    },
    async rename(from, to) {
      const model = await station.model();
      if (model.at(from) === null) return 'absent';
      assertPlace(config, model, to);
      if (model.at(to) !== null) return 'name-taken';
      station.order({ do: 'rename', from, to });
      return 'renamed';
    },
    // A move to another volume fails there and then: the link that it begins with cannot be made.
    async sameVolume(a, b) {
      const model = await station.model();
      for (const folder of [a, b]) assertFolder(model, folder);
      return true;
    },
    free: async () => (await station.model()).free,
  };
}

/** The few files that Unjam itself writes. */
export function notes(station: Station, config: ManualConnection): Notes {
  return {
    async create(path, content) {
      const model = await station.model();
      assertPlace(config, model, path);
      if (model.at(path) !== null) return 'exists';
      station.order({ do: 'write', path, content, exclusive: true });
      return 'created';
    },
    async replace(path, content) {
      assertPlace(config, await station.model(), path);
      station.order({ do: 'write', path, content, exclusive: false });
    },
    async read(path) {
      const model = await station.model();
      const entry = model.at(path);
      if (entry === null) return null;
      if (entry.kind !== 'file') throw notOurs(path);
      const known = model.content(path);
      if (known !== null) return known;
      await station.do([{ do: 'print', path }]);
      return (await station.model()).content(path);
    },
    async remove(path) {
      const model = await station.model();
      if ([path, freshName(path)].some((one) => model.at(one) !== null))
        station.order({ do: 'remove', path });
    },
  };
}
