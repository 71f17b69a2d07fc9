import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { decide, type History } from '../../../src/bisect/index.ts';
import { seeded } from './random.ts';

/** What deciding itself costs in one blind search for two poison messages. */
export interface Cost {
  n: number;
  decisions: number;
  medianMs: number;
  worstMs: number;
  /** Bytes a message that one decision leaves behind, as long as it is held, without the history it was given. */
  keptBytes: number;
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function inUse(): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

export function costOf(n: number, seed: number): Cost {
  const poison = new Set<unknown>(seeded(seed).pick(2, n));
  const history: History = { messages: Array.from({ length: n }, (_, id) => ({ id })), rounds: [] };
  const before = inUse();
  let decision = decide(history, { objective: 'rounds' });
  const keptBytes = Math.max(0, Math.round((inUse() - before) / n));
  const times: number[] = [];
  while (decision.next === 'release') {
    const { release } = decision;
    history.rounds.push({
      released: release,
      verdict: release.some((id) => poison.has(id)) ? 'crashed' : 'stable',
    });
    const start = performance.now();
    decision = decide(history, { objective: 'rounds' });
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const [medianMs, worstMs] = [times[times.length >> 1]!, times.at(-1)!].map(Math.round);
  return { n, decisions: times.length, medianMs: medianMs!, worstMs: worstMs!, keptBytes };
}
