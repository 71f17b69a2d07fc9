import type { Rounds } from '../recovery/ports/store.ts';
import type { Round, RoundEvidence } from '../recovery/round.ts';
import { numberOf } from './job-number.ts';
import { pack, unpack } from './sequences.ts';
import type { Db } from './tables.ts';

const evidenceSets = ['taken', 'inUse', 'named', 'arrived', 'unread', 'setAside'] as const;
type EvidenceSet = (typeof evidenceSets)[number];

type PackedEvidence = Omit<RoundEvidence, EvidenceSet> & Record<EvidenceSet, string>;
type PackedRound = Omit<Round, 'asked' | 'released' | 'evidence'> & {
  asked: string;
  released: string;
  evidence: PackedEvidence | null;
};

export class SqlRounds implements Rounds {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  async put(job: string, round: Round): Promise<void> {
    const document = JSON.stringify(packed(round));
    await this.#db
      .insertInto('round')
      .values({ job: numberOf(this.#db, job), n: round.n, document })
      .onConflict((on) => on.columns(['job', 'n']).doUpdateSet({ document }))
      .execute();
  }

  async get(job: string, n: number): Promise<Round | null> {
    const row = await this.#rows(job).where('n', '=', n).executeTakeFirst();
    return row === undefined ? null : unpacked(row.document);
  }

  async list(job: string): Promise<Round[]> {
    const rows = await this.#rows(job).orderBy('n').execute();
    return rows.map((row) => unpacked(row.document));
  }

  #rows(job: string) {
    return this.#db.selectFrom('round').select('document').where('job', '=', numberOf(this.#db, job));
  }
}

function packed(round: Round): PackedRound {
  const { evidence } = round;
  return {
    ...round,
    asked: pack(round.asked),
    released: pack(round.released),
    evidence: evidence && { ...evidence, ...eachSet((set) => pack(evidence[set])) },
  };
}

function unpacked(document: string): Round {
  const round = JSON.parse(document) as PackedRound;
  const { evidence } = round;
  return {
    ...round,
    asked: unpack(round.asked),
    released: unpack(round.released),
    evidence: evidence && { ...evidence, ...eachSet((set) => unpack(evidence[set])) },
  };
}

function eachSet<T>(value: (set: EvidenceSet) => T): Record<EvidenceSet, T> {
  return Object.fromEntries(evidenceSets.map((set) => [set, value(set)])) as Record<EvidenceSet, T>;
}
