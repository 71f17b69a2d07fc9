const spelling = /\bpids?\b\s*(?:[:=]|is\b)?\s*(\d+(?:[\s,]+\d+\b)*)/gi;

/** The process ids that a status command prints: `pid 123`, `pid: 123`, `Main PID: 123`, `pids 1, 2`. */
export function pidsIn(output: string): number[] {
  const found = [...output.matchAll(spelling)].flatMap((match) => match[1]!.split(/[\s,]+/).map(Number));
  return [...new Set(found)].filter((pid) => pid > 1 && pid <= 0x40_0000);
}
