import { foundation } from './0001-foundation.ts';
import { access } from './0002-access.ts';
import { outbox } from './0003-outbox.ts';
import { poison } from './0004-poison.ts';
import { followUps } from './0005-follow-ups.ts';
import type { Migration } from './migration.ts';

/** In their order; the number of a migration is its place, from 1. */
export const migrations: readonly Migration[] = [foundation, access, outbox, poison, followUps];
