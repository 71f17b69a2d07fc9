import type { Engine } from '../engine.ts';
import type { Db } from '../tables.ts';

/** One step of the schema. Once released it is never edited: a store that ran it will not run it again. */
export interface Migration {
  name: string;
  up(db: Db, engine: Engine): Promise<void>;
}
