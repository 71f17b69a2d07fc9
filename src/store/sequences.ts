const run = /^\d+(-\d+)?$/;

/**
 * Numbers in their order, runs that count up by one written as `first-last`: "1-500,503,7". A batch or a
 * round of thousands of messages is a few bytes this way, since neighbours move together.
 */
export function pack(numbers: readonly number[]): string {
  const runs: string[] = [];
  for (let at = 0; at < numbers.length; ) {
    const first = numbers[at]!;
    if (!Number.isSafeInteger(first) || first < 0) throw new RangeError(`${first} is no message number`);
    let length = 1;
    while (numbers[at + length] === first + length) length += 1;
    runs.push(length === 1 ? `${first}` : `${first}-${first + length - 1}`);
    at += length;
  }
  return runs.join(',');
}

/** The numbers again. A text that `pack` cannot have written throws: guessed numbers would move mail. */
export function unpack(text: string): number[] {
  if (text === '') return [];
  return text.split(',').flatMap((part) => {
    if (!run.test(part)) throw new RangeError(`"${part}" is no run of message numbers`);
    const [first, last] = part.split('-').map(Number) as [number, number?];
    if (last !== undefined && last <= first) throw new RangeError(`"${part}" does not count up`);
    return Array.from({ length: (last ?? first) - first + 1 }, (_, i) => first + i);
  });
}
