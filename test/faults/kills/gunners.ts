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

/** How often each phase was hit, over a whole campaign, and on which roads it is gone through. */
export class Tally {
  readonly hits = new Map<string, number>();
  readonly #roads = new Map<string, Set<string>>();

  saw(road: string, phase: string): void {
    if (!this.hits.has(phase)) this.hits.set(phase, 0);
    this.#roads.set(phase, (this.#roads.get(phase) ?? new Set()).add(road));
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

  /** How many hits the phases of this road still lack. */
  lacks(road: string, least: number): number {
    const its = this.below(least).filter((phase) => this.#roads.get(phase)?.has(road));
    return its.reduce((sum, phase) => sum + least - this.hits.get(phase)!, 0);
  }
}

/** No action was under way any more, or none yet. */
function isBetween(phase: string): boolean {
  return phase.endsWith('between');
}

/**
 * Kills in the phases of this action that were hit less often than `least`, and now and then at any moment: a phase
 * that nobody knows of yet is met by chance. Some are over in a few milliseconds, so that every second shot is
 * fired at once.
 */
export function spread(tally: Tally, road: string, seed: number, most: number, least: number): Gunner {
  const random = randomFrom(seed);
  return {
    aim([action], kills) {
      if (kills.length >= most) return null;
      const wanted = tally.below(least).filter((phase) => phase.startsWith(action));
      const isChance = random.chance(0.15);
      if (wanted.length === 0 && !isChance) return null;
      if (isChance) return { phases: 'call', afterMs: random.exponential(600) };
      return { phases: wanted, afterMs: random.chance(0.5) ? 0 : random.below(10) };
    },
    saw: (phase) => tally.saw(road, phase),
  };
}
