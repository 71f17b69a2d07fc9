import type { Logs } from '../../recovery/ports/host.ts';

/** Logs of two kinds as one. */
export function joined(one: Logs, other: Logs): Logs {
  return {
    async mark() {
      const [a, b] = await Promise.all([one.mark(), other.mark()]);
      return { ...a, ...b };
    },
    async since(marks) {
      const [a, b] = await Promise.all([one.since(marks), other.since(marks)]);
      return {
        records: [...a.records, ...b.records],
        marks: { ...a.marks, ...b.marks },
        cleared: [...a.cleared, ...b.cleared],
        unreadable: [...a.unreadable, ...b.unreadable],
      };
    },
  };
}
