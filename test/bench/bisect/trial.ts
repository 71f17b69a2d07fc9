import { type DriveOptions, drive, type Oracle } from '../../../src/bisect/index.ts';
import type { Scene } from './models.ts';

/** How one search went. */
export interface Played {
  rounds: number;
  /** It named the poison, all of it, and nothing else. */
  exact: boolean;
  /** Good messages through after each round; zeros where the service tells of none. */
  through: number[];
}

/** One search in this scene, to its end or to 400 rounds. */
export async function play(scene: Scene, options: DriveOptions = {}): Promise<Played> {
  const { oracle, through } = counting(scene.oracle);
  const limits = { maxRounds: 400 };
  const outcome = await drive(scene.messages, oracle, { ...scene.options, limits, ...options });
  const accused = outcome.poison.map(({ ids }) => ids);
  const ended = outcome.because !== 'limit-reached';
  return { rounds: outcome.rounds, exact: ended && exact(scene, accused), through };
}

/** Mean share of so much good mail that is through after the first round, and after the second. */
export function throughAfter(searches: readonly Played[], mail: number): [number, number] {
  const after = (round: number): number =>
    searches.reduce((sum, { through }) => sum + (through[round] ?? through.at(-1) ?? 0) / mail, 0) /
    searches.length;
  return [after(0), after(1)];
}

function exact(scene: Scene, accused: readonly (readonly (string | number)[])[]): boolean {
  if (scene.together) {
    const [only, another] = accused;
    const named = only?.length === scene.together.length && only.every((id) => scene.poison.has(id));
    return named && another === undefined;
  }
  return (
    accused.length === scene.poison.size &&
    accused.every((ids) => ids.length === 1 && scene.poison.has(ids[0]!))
  );
}

/** The same oracle, keeping count of the mail that it took. */
function counting(oracle: Oracle): { oracle: Oracle; through: number[] } {
  const gone = new Set<string | number>();
  const through: number[] = [];
  return {
    through,
    oracle: async (released) => {
      const seen = await oracle(released);
      for (const id of seen.taken ?? []) gone.add(id);
      through.push(gone.size);
      return seen;
    },
  };
}
