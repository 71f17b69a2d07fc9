import { folderOf } from '../../recovery/layout.ts';
import { join, spellings } from '../../recovery/names.ts';
import type { RoundEvidence } from '../../recovery/round.ts';
import type { Work } from '../work.ts';
import { look, type Seen } from './look.ts';
import type { Observation } from './observe.ts';
import { unprovedInSpool } from './unproved.ts';

/** Messages by what a host calls them. */
export interface Directory {
  byPath: Map<string, number>;
  byName: Map<string, number[]>;
}

/** The messages of the ledger that are in the spool now, by path and by name. */
export async function directoryOf(
  work: Work,
  wanted: { paths: string[]; names: string[] },
): Promise<Directory> {
  const paths = new Set(wanted.paths);
  const names = new Set(wanted.names);
  const directory: Directory = { byPath: new Map(), byName: new Map() };
  if (paths.size === 0 && names.size === 0) return directory;
  for await (const page of work.store.ledger.pages(work.job.id)) {
    for (const message of page) {
      for (const part of message.parts) {
        const path = join(folderOf(work.job, message, 'spool'), part);
        if (paths.has(path)) directory.byPath.set(path, message.seq);
      }
      for (const name of spellings(message.name))
        if (names.has(name)) directory.byName.set(name, [...(directory.byName.get(name) ?? []), message.seq]);
    }
  }
  return directory;
}

/**
 * What a start of the service left behind, as message numbers. `released` are the messages that were in the
 * spool. A name in an event is testimony about messages that were there, and about no other.
 */
export async function gather(
  work: Work,
  observation: Observation,
  released: number[],
): Promise<RoundEvidence> {
  const named = observation.sightings.flatMap((s) =>
    s.means === 'names-poison' && s.name !== null ? [s.name] : [],
  );
  const wanted = { paths: observation.inUse, names: named };
  const before = await directoryOf(work, wanted);
  const seen = await look(work, { serviceRan: true, origin: 'arrived' });
  // Since it was seen open a message may have been carried on; and new mail is in the ledger only now.
  const after = await directoryOf(work, wanted);
  const { taken, setAside, arrived } = await sinceTheStart(work, released, seen);
  const inSpool = new Set([...released, ...arrived]);
  const seqsOf = (path: string): number[] =>
    [before.byPath.get(path), after.byPath.get(path)].filter((seq) => seq !== undefined);
  const stable = observation.verdict === 'stable';
  const nudged = new Set(stable ? observation.nudged : []);
  const unproved = stable && work.job.spec.readsAtStart ? [] : await unprovedInSpool(work);
  return {
    taken,
    inUse: [...new Set(observation.inUse.flatMap(seqsOf))],
    named: [...new Set(named.flatMap((name) => after.byName.get(name) ?? []))].filter((seq) =>
      inSpool.has(seq),
    ),
    arrived,
    unread: unproved.filter((seq) => inSpool.has(seq) && !nudged.has(seq)),
    setAside,
    fell: observation.fell,
    exitCode: observation.exitCode,
    livedSeconds: Math.round(observation.livedSeconds * 100) / 100,
    seen: observation.seen,
  };
}

/**
 * What left and what came since the start, by the ledger and not by this look alone: an earlier one, before a
 * death of ours, may have written some of it down already. Whatever is unproved in the spool and was not
 * released has arrived.
 */
async function sinceTheStart(work: Work, released: number[], seen: Seen): Promise<Seen> {
  const tried = new Set(released);
  const left = { taken: new Set(seen.taken), setAside: new Set(seen.setAside) };
  for await (const page of work.store.ledger.pages(work.job.id, { life: ['taken', 'setAside'] })) {
    for (const { seq, life } of page) if (tried.has(seq)) left[life as 'taken' | 'setAside'].add(seq);
  }
  const arrived = (await unprovedInSpool(work)).filter((seq) => !tried.has(seq));
  return { taken: [...left.taken], setAside: [...left.setAside], arrived };
}

/** A service that took nothing and held one file open all the time hangs, whatever its manager says. */
export function isStuck(observation: Observation, evidence: RoundEvidence): boolean {
  return observation.verdict === 'stable' && evidence.taken.length === 0 && observation.stuckOn.length > 0;
}
