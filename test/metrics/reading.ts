/** The value of one line of Prometheus' text format; null when it is not there. */
export function figure(text: string, name: string, labels: Record<string, string> = {}): number | null {
  for (const line of text.split('\n')) {
    const [, found, given = '', value] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
    if (found !== name) continue;
    const pairs = [...given.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, key, text]) => [key!, text!]);
    const has = Object.fromEntries(pairs) as Record<string, string>;
    if (Object.entries(labels).every(([key, wanted]) => has[key] === wanted)) return Number(value);
  }
  return null;
}

/** The names of all metrics, with the ones that a histogram is made of. */
export function namesIn(text: string): Set<string> {
  const named = [...text.matchAll(/^# TYPE (\w+) (\w+)$/gm)];
  const parts = (name: string) => ['_bucket', '_sum', '_count'].map((part) => `${name}${part}`);
  return new Set(
    named.flatMap(([, name, type]) => (type === 'histogram' ? [name!, ...parts(name!)] : [name!])),
  );
}
