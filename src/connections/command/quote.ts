/** An argument vector as it could be pasted into a shell, for people to read. */
export function quoted(argv: string[]): string {
  return argv
    .map((one) => (/^[\w@%+=:,./-]+$/.test(one) ? one : `'${one.replaceAll("'", "'\\''")}'`))
    .join(' ');
}

/** The first line that says something, at most 200 characters, without control characters. */
export function firstLine(output: string, otherwise: string): string {
  const line = output.split('\n').find((one) => one.trim() !== '') ?? otherwise;
  return line
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, 200);
}
