import { basename } from 'node:path/posix';

/** One process, as its host shows it. What we may not read is empty. */
export interface Process {
  pid: number;
  parent: number;
  group: number;
  /** Differs for another process with the same id. */
  startedAt: string;
  /** A zombie has ended: it holds no file and only waits to be counted by its parent. */
  isDead: boolean;
  /** The names under which people know it: program file, name in the process list, script. */
  images: string[];
}

const interpreters =
  /^(node|nodejs|python[\d.]*|perl[\d.]*|ruby[\d.]*|sh|bash|dash|ash|ksh|zsh|java|php[\d.]*)$/;

/** The names of one process: of its program file (empty where we may not see it), its short name, its arguments. */
export function imagesOf(programFile: string, comm: string, argv: string[]): string[] {
  const program = basename(programFile || argv[0] || comm);
  const images = [program, comm];
  // The process list cuts names after 15 characters; daemons write "name: what I do now" over their own.
  if (argv[0]) images.push(basename(argv[0].split(' ')[0]!.replace(/:$/, '')));
  if (interpreters.test(program)) {
    const script = argv.slice(1).find((argument) => !argument.startsWith('-'));
    if (script) images.push(basename(script));
  }
  return [...new Set(images)];
}
