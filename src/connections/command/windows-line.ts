/**
 * Arguments as one command line of Windows, from which nearly every program takes them apart again by the rules of
 * "Parsing C command-line arguments", Microsoft: a backslash counts only before a quotation mark. No shell reads it.
 */
export function windowsLine(args: string[]): string {
  return args.map(word).join(' ');
}

function word(one: string): string {
  if (/^[^\s"]+$/.test(one)) return one;
  return `"${one.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1')}"`;
}
