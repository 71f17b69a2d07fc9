import type { Random } from '../../corpus/index.ts';
import type { SimulatedFaults } from '../simulated/service.ts';

/** What may happen to a port call. */
export const mischiefs = [
  'error',
  'timeout before',
  'timeout after',
  'partial batch',
  'not flushed',
  'death',
  'reboot',
  'power loss',
  'disk full',
  'read-only',
  'permission gone',
  'store full',
  'store lost the answer',
  'service started',
  'service stopped',
  'message taken',
  'message put back',
  'message held by hand',
  'mail under a held name',
  'another Unjam',
  'adopted elsewhere',
  'asleep',
  'clock jumps',
] as const;
export type Mischief = (typeof mischiefs)[number];

/** What one seed decides at the beginning. */
export interface Setting {
  spool: { good: number; poison: number };
  faults: SimulatedFaults;
  road: Road;
  mischiefs: Mischief[];
  /** How many of them at most. */
  most: number;
  /** Port calls between two of them, on average. */
  every: number;
  flushes: boolean;
  tellsBoot: boolean;
}

/** How the caller goes about it. */
export const roads = [
  'article',
  'recover',
  'in-use',
  'suspects',
  'index-only',
  'halving',
  'early',
  'undo',
  'close',
] as const;
export type Road = (typeof roads)[number];

/** Few kinds of mischief at a time, each often: rare combinations need company of their own, not of all others. */
export function settingOf(random: Random): Setting {
  const poison = random.pick(['load', 'load', 'turn', 'turn', 'hang'] as const);
  const kinds = random.shuffled(mischiefs).slice(0, 1 + random.below(4));
  return {
    spool: { good: 1 + random.below(5), poison: random.pick([0, 1, 1, 1, 1, 1, 2, 2]) },
    faults: {
      poison,
      names: random.chance(0.3),
      elsewhere: random.chance(0.1),
      arrivals: random.below(3),
      ...(random.chance(0.15) ? { poisonAtStart: 2 + random.below(4) } : {}),
      ...(random.chance(0.3) ? { namesAgain: true } : {}),
      ...(random.chance(0.2) ? { watchdogMs: 1 + random.below(500) } : {}),
      ...(random.chance(0.2) ? { turnMs: 20 + random.below(900) } : {}),
      ...pairsOrFence(random),
    },
    road: random.pick(roads),
    mischiefs: kinds,
    most: random.chance(0.2) ? 0 : 1 + random.below(6),
    every: random.pick([25, 60, 150]),
    flushes: random.chance(0.85),
    tellsBoot: random.chance(0.85),
  };
}

/** Messages of several files need a fence, or nothing is begun. */
function pairsOrFence(random: Random): Partial<SimulatedFaults> {
  if (random.chance(0.25)) return { pairs: true };
  return random.chance(0.2) ? { unfenced: true } : {};
}
