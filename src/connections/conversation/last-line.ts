/** The last words of a program that has ended, for people; empty where it said none. */
export function lastLine(said: string): string {
  const spoken = said.split(/\r?\n/).findLast((line) => line.trim() !== '');
  return (spoken ?? '').slice(0, 200);
}
