import type { Engine } from '../engine.ts';
import type { Db } from '../tables.ts';
import { foundation } from './0001-foundation.ts';

/** One step of the schema. Once released it is never edited: a store that ran it will not run it again. */
export interface Migration {
  name: string;
  up(db: Db, engine: Engine): Promise<void>;
}

/** In their order; the number of a migration is its place, from 1. */
export const migrations: readonly Migration[] = [foundation];
