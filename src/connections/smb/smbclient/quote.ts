/** Bytes of one line that smbclient reads, its BUFSIZ. */
const longestLine = 8 * 1024 - 2;

export type Verb = 'rename' | 'mkdir' | 'rmdir' | 'del' | 'ls';

/**
 * A command of smbclient with absolute paths of the share. Null when it cannot be said: a line break would begin
 * another command, and one that begins with `!` is run by a shell on this machine.
 */
export function command(
  verb: 'rename' | 'mkdir' | 'rmdir' | 'del' | 'ls',
  ...paths: string[]
): string | null {
  if (paths.some((path) => /["\r\n\0]/.test(path) || !path.isWellFormed())) return null;
  const line = [verb, ...paths.map((path) => `"\\${path}"`)].join(' ');
  return Buffer.byteLength(line) > longestLine ? null : line;
}
