import { enrol, type Roster } from './roster.ts';
import type { History, Id, Options, Round, Suspect } from './types.ts';

/** One observation that says something: which messages were tried together, and whether the service fell. */
export interface Trial {
  /** Stable: all that was read. Fallen: all that can have done it (in flight, where that is known). */
  readonly members: Int32Array;
  readonly fell: boolean;
  /** Named or locked at the fall, and really in the spool. */
  readonly named: Int32Array;
  /** The members are the messages seen in flight, not all that was released. */
  readonly inFlight: boolean;
  /** How many messages were in the spool. */
  readonly tried: number;
}

/** A history with its ids made dense, its `unclear` rounds left out and its hearsay checked. */
export interface Facts {
  readonly roster: Roster;
  readonly size: number;
  /** Suspicion per message, NaN where unknown. */
  readonly suspicion: Float32Array;
  readonly pinned: Uint8Array;
  /** Taken by the service: out of reach, and no longer anybody's problem. */
  readonly gone: Uint8Array;
  /** Accused for good, and out of reach. */
  readonly apart: readonly number[];
  /** Not read by the service although it was released and stayed up, twice since the last fall: no more to be learnt. */
  readonly idle: Uint8Array;
  /** Neither taken nor in a stable round yet: mail that has waited since the quarantine. */
  readonly untried: Uint8Array;
  /** The first is the diagnosis: the full spool fell. */
  readonly trials: readonly Trial[];
  /** Falls that have left evidence, the diagnosis among them, and falls that have left none. */
  readonly tellingFalls: number;
  readonly blindFalls: number;
  /** Whether a round that stayed up told what was taken; null before the first one. */
  readonly tellsTaken: boolean | null;
}

const asSuspect = (arrival: Id | Suspect): Suspect =>
  typeof arrival === 'object' ? arrival : { id: arrival };

function everyone({ messages, rounds }: History): readonly Suspect[] {
  const arrived = rounds.flatMap((round) => round.arrived ?? []);
  return arrived.length === 0 ? messages : [...messages, ...arrived.map(asSuspect)];
}

class Reader {
  readonly roster: Roster;
  readonly pinned: Uint8Array;
  readonly gone: Uint8Array;
  readonly suspicion: Float32Array;
  /** Who is in the set being read; the stamp changes with every set, so it never needs clearing. */
  private readonly seen: Int32Array;
  private stamp = 0;
  private readonly scratch: Int32Array;

  constructor(history: History, pinned: readonly Id[]) {
    const all = everyone(history);
    this.roster = enrol(all);
    const size = this.roster.ids.length;
    this.pinned = new Uint8Array(size);
    this.gone = new Uint8Array(size);
    this.seen = new Int32Array(size);
    this.scratch = new Int32Array(size);
    this.suspicion = new Float32Array(size).fill(Number.NaN);
    for (const id of pinned) this.mark(this.pinned, id);
    for (const suspect of all) {
      if (suspect.suspicion === undefined) continue;
      this.suspicion[this.roster.indexOf(suspect.id)] = Math.min(1, Math.max(0, suspect.suspicion));
    }
  }

  mark(flags: Uint8Array, id: Id, value = 1): void {
    const at = this.roster.indexOf(id);
    if (at >= 0) flags[at] = value;
  }

  /** The known, unpinned messages of `ids` that are still there, each once, less `without`. */
  set(ids: readonly Id[], without: readonly Id[] = []): Int32Array {
    this.stamp += 1;
    for (const id of without) {
      const at = this.roster.indexOf(id);
      if (at >= 0) this.seen[at] = this.stamp;
    }
    let count = 0;
    for (const id of ids) {
      const at = this.roster.indexOf(id);
      if (at < 0 || this.seen[at] === this.stamp || this.pinned[at] === 1 || this.gone[at] === 1) continue;
      this.seen[at] = this.stamp;
      this.scratch[count++] = at;
    }
    return this.scratch.slice(0, count);
  }

  /** `ids` that are in `members`. */
  among(members: Int32Array, ids: readonly Id[]): Int32Array {
    if (ids.length === 0) return new Int32Array();
    this.stamp += 1;
    for (const at of members) this.seen[at] = this.stamp;
    const inside = (id: Id): boolean => this.seen[this.roster.indexOf(id)] === this.stamp;
    return Int32Array.from(new Set(ids.filter(inside).map((id) => this.roster.indexOf(id))));
  }

  fall(members: Int32Array, round: Pick<Round, 'inFlight' | 'named' | 'locked'>): Trial {
    const named = this.among(members, [...(round.named ?? []), ...(round.locked ?? [])]);
    const inFlight = this.among(members, round.inFlight ?? []);
    const narrowed = inFlight.length > 0;
    const kept = narrowed ? inFlight : members;
    return { members: kept, fell: true, named, inFlight: narrowed, tried: members.length };
  }
}

/** Stable rounds that leave a message unread before it is given up as one that the service does not read. */
const ENOUGH = 2;

const hasEvidence = (round: Round): boolean =>
  [round.taken, round.inFlight, round.named, round.locked].some((ids) => (ids?.length ?? 0) > 0);

const released = ({ released, arrived = [] }: Round): Id[] =>
  arrived.length === 0 ? released : [...released, ...arrived.map((arrival) => asSuspect(arrival).id)];

/** Reads a history into facts. Ids nobody introduced are ignored, and so is testimony about what was not released. */
export function gather(history: History, options: Options): Facts {
  const reader = new Reader(history, options.pinned ?? []);
  const trials: Trial[] = [];
  const untried = new Uint8Array(reader.roster.ids.length).fill(1);
  const diagnosis = history.diagnosis ?? {};
  trials.push(reader.fall(reader.set(history.messages.map(({ id }) => id)), diagnosis));
  let tellingFalls = (diagnosis.inFlight?.length ?? 0) + (diagnosis.named?.length ?? 0) > 0 ? 1 : 0;
  let blindFalls = 0;
  let tellsTaken: boolean | null = null;
  const left = new Uint8Array(reader.roster.ids.length);
  for (const round of history.rounds) {
    const taken = round.taken ?? [];
    if (round.verdict === 'stable') {
      const members = reader.set(released(round), round.unread);
      trials.push({ members, fell: false, named: new Int32Array(), inFlight: false, tried: members.length });
      for (const at of members) untried[at] = 0;
      for (const at of reader.set(round.unread ?? [])) left[at]! += 1;
    } else if (round.verdict !== 'unclear') {
      const members = reader.set(released(round), taken);
      trials.push(reader.fall(members, round));
      for (const at of members) left[at] = 0;
    }
    if (round.verdict === 'stable') tellsTaken = tellsTaken === true || taken.length > 0;
    else if (hasEvidence(round)) tellingFalls += 1;
    else if (round.verdict !== 'unclear') blindFalls += 1;
    for (const id of taken) {
      reader.mark(reader.gone, id);
      reader.mark(untried, id, 0);
    }
  }
  const { roster, pinned, gone, suspicion } = reader;
  const size = roster.ids.length;
  const apart = (history.apart ?? [])
    .map((id) => roster.indexOf(id))
    .filter((at) => at >= 0 && pinned[at] === 0);
  const idle = left.map((times, at) => (times >= ENOUGH && untried[at] === 1 ? 1 : 0));
  return {
    roster,
    size,
    suspicion,
    pinned,
    gone,
    apart,
    idle,
    untried,
    trials,
    tellingFalls,
    blindFalls,
    tellsTaken,
  };
}
