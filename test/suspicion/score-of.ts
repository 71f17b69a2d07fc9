import { type Facts, MOST_READ, MOST_TAIL, type Score, scoreMessage } from '../../src/suspicion/index.ts';

/** Scores a whole message as a caller does that reads its first bytes and its tail. */
export function scoreOf(message: Buffer, facts: Partial<Facts> = {}): Promise<Score> {
  const size = message.length;
  const tail = size > MOST_READ ? message.subarray(Math.max(MOST_READ, size - MOST_TAIL)) : undefined;
  return scoreMessage(message.subarray(0, MOST_READ), { size, tail, ...facts });
}

export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
}
