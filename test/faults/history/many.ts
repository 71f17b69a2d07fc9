import { historyOf } from './history.ts';
import { Summary } from './summary.ts';

/** What many histories came to, and the whole story of the first that went wrong. */
export interface Many {
  line: string;
  fault: string | null;
}

export async function manyHistories(seeds: number[]): Promise<Many> {
  const summary = new Summary();
  for (const seed of seeds) {
    const history = await historyOf(seed);
    summary.add(history);
    if (history.faults.length > 0) {
      const story = [`npm run simulate -- --seed ${seed}`, ...history.transcript, ...history.faults];
      return { line: summary.line(), fault: story.join('\n') };
    }
  }
  return { line: summary.line(), fault: null };
}
