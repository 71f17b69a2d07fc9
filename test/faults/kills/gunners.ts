import { randomFrom } from '../../corpus/index.ts';
import type { Gunner } from './siege.ts';

/** Kills once in each of these phases. */
export function aimed(phases: string[], seed: number): Gunner {
  const random = randomFrom(seed);
  return {
    aim: (_call, kills) => {
      const left = phases.filter((phase) => !kills.includes(phase));
      return left.length > 0 ? { phases: left, afterMs: random.below(10) } : null;
    },
    saw: () => {},
  };
}

/** How often each phase was hit, over a whole campaign. */
export class Tally {
  readonly hits = new Map<string, number>();

  saw(phase: string): void {
    if (!this.hits.has(phase)) this.hits.set(phase, 0);
  }

  hit(phase: string): void {
    this.hits.set(phase, (this.hits.get(phase) ?? 0) + 1);
  }

  /** Phases that were gone through and hit less often than this. */
  below(least: number): string[] {
    return [...this.hits]
      .filter(([phase, hits]) => hits < least && !isBetween(phase))
      .map(([phase]) => phase);
  }
}

/** No action was under way any more, or none yet. */
function isBetween(phase: string): boolean {
  return phase.endsWith('between');
}

/** Kills now and then at any moment, else in one of the phases of this action that were hit less often than `least`. */
export function spread(tally: Tally, seed: number, most: number, least: number): Gunner {
  const random = randomFrom(seed);
  return {
    aim([action], kills) {
      if (kills.length >= most || random.chance(0.2)) return null;
      const wanted = tally.below(least).filter((phase) => phase.startsWith(action));
      if (wanted.length === 0 || random.chance(0.25))
        return { phases: 'call', afterMs: random.exponential(600) };
      return { phases: wanted, afterMs: random.below(10) };
    },
    saw: (phase) => tally.saw(phase),
  };
}
