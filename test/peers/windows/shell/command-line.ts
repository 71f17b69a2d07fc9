/** How the two shells of Windows that sshd may start read a command line, as far as a program and its arguments go. */
export type Shell = 'cmd' | 'powershell';

/** The words of the line, or why this shell would have made something else of it. */
export function wordsOf(shell: Shell, line: string): string[] | string {
  const special = shell === 'cmd' ? /[&|<>^%!()\r\n]/ : /[&|<>;$`(){}@#,\r\n]/;
  const found = special.exec(line.replaceAll(/"[^"]*"/g, (quoted) => (shell === 'cmd' ? '' : quoted)))?.[0];
  if (found !== undefined) return `${shell} would take ${JSON.stringify(found)} for its own`;
  // cmd.exe takes no more at once.
  if (shell === 'cmd' && line.length > 8191) return 'The command line is too long.';
  return line.split(/\s+/).filter((word) => word !== '');
}

/** Arguments as the C library of Windows takes a command line apart. */
export function argumentsIn(line: string): string[] {
  const all: string[] = [];
  for (let rest = line.trimStart(); rest !== ''; rest = rest.trimStart()) {
    let word = '';
    let isQuoted = false;
    while (rest !== '' && (isQuoted || !/^\s/.test(rest))) {
      const [, slashes, quote] = /^(\\*)("?)/.exec(rest)!;
      rest = rest.slice(slashes!.length + quote!.length);
      word += quote === '' ? slashes : slashes!.slice(0, Math.floor(slashes!.length / 2));
      if (quote === '') {
        if (rest !== '' && (isQuoted || !/^\s/.test(rest))) [word, rest] = [word + rest[0], rest.slice(1)];
      } else if (slashes!.length % 2 === 1) word += '"';
      else isQuoted = !isQuoted;
    }
    all.push(word);
  }
  return all;
}
