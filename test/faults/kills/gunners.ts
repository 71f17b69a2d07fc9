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

  /** Of the phases of this action the one that was hit least. */
  rarest(action: string): string | null {
    const its = [...this.hits].filter(([phase]) => phase.startsWith(action) && !phase.endsWith('between'));
    return its.toSorted((a, b) => a[1] - b[1])[0]?.[0] ?? null;
  }
}

/** Kills half of the time at any moment, half of the time in the phase that was hit least so far. */
export function spread(tally: Tally, seed: number, most: number): Gunner {
  const random = randomFrom(seed);
  return {
    aim([action], kills) {
      if (kills.length >= most || random.chance(0.25)) return null;
      const rarest = random.chance(0.5) ? null : tally.rarest(action);
      if (rarest === null) return { phases: 'call', afterMs: random.exponential(600) };
      return { phases: [rarest], afterMs: random.below(20) };
    },
    saw: (phase) => tally.saw(phase),
  };
}
