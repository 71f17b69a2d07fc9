import { fromText, toLine } from '../../recovery/names.ts';

/** Text that came from outside, for one line of a terminal. */
export function oneLine(text: string): string {
  return toLine(fromText(text));
}

/** A line for each; where there is none, a line that says so. */
export function lines<T>(items: readonly T[], line: (item: T) => string, what: string): string {
  return items.length === 0 ? `no ${what}` : items.map((item) => line(item)).join('\n');
}

export function plural(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** "1.5 MB". */
export function bytes(n: number): string {
  if (n < 1000) return `${n} B`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  let value = n;
  let unit = -1;
  do {
    value /= 1000;
    unit++;
  } while (value >= 1000 && unit < units.length - 1);
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}
