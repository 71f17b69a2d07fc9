import { fromText, toBytes } from '../../recovery/names.ts';
import { Problem, type ProblemCode } from '../../recovery/problems.ts';
import type { Order, Sheet } from './orders.ts';
import { takeLines } from './report-lines.ts';
import type { Report } from './told.ts';

const begin = /^unjam-report\|([0-9a-f]+)\s*$/m;

/** The step that this is the output of; null when it is that of none. */
export function stepIn(output: string): string | null {
  return begin.exec(plain(output))?.[1] ?? null;
}

/** Whether the script found on the host that nobody waits for its step, and did nothing. */
export function wasKeptFrom(output: string): boolean {
  return /^unjam-report\|.*\r?\nV\|/m.test(plain(output));
}

/**
 * Reads the output of the script of a step: one line for each fact, a letter and fields with `|` between them, in the
 * same form from every shell. Problems: `report-refused` where it is no output of a script, `report-cut-short`,
 * `folder-missing` where the script found no spool.
 */
export function readReport({ root, orders }: Sheet, output: string): Report {
  const lines = plain(output).split(/\r?\n/);
  const first = lines.findIndex((line) => begin.test(line));
  if (first === -1) throw notOfAScript(output);
  const last = lines.findIndex((line, at) => at > first && line.trimEnd() === 'unjam-end');
  if (last === -1) throw cutShort(lines.length - first);
  const told = lines.slice(first + 1, last);
  if (told[0]?.trimEnd() === 'Z|') throw noRoot(root);
  const report: Report = {
    ...{ failed: new Map(), stayed: new Map(), samples: [], startType: null },
    service: { at: 0, code: -1, said: 'not looked at' },
    ...{ entries: new Map(), contents: new Map(), free: 0 },
  };
  for (const [order, text] of takeLines(report, told)) keepContent(report, orders[order], text);
  return report;
}

function keepContent({ contents, entries }: Report, order: Order | undefined, text: string): void {
  if (order?.do !== 'print') return;
  const entry = entries.get(order.path);
  if (entry !== undefined) contents.set(order.path, { identity: entry.identity, text });
}

/** As the script printed it: the `>` of PowerShell writes UTF-16 instead, and some editors a mark at the beginning. */
function plain(output: string): string {
  if (output.startsWith('\xff\xfe')) return fromText(toBytes(output.slice(2)).toString('utf16le'));
  return output.startsWith('\xef\xbb\xbf') ? output.slice(3) : output;
}

/** Told to whoever fetches or sees it: what came is no output. */
export function notOfAScript(output: string): Problem {
  if (/unjam-report/.test(plain(output))) {
    return refused(
      'report-refused',
      'This is the script itself, or what a shell for which it is not written made of it.',
      'Run the script in the shell that it was asked for (`?shell=`), and send what it prints.',
    );
  }
  return refused(
    'report-refused',
    'It does not begin with `unjam-report`, as the output of every script does.',
    'Fetch the script of the pending step, run it on the host, and send its whole output unchanged.',
  );
}

function cutShort(lines: number): Problem {
  return refused(
    'report-cut-short',
    `Its end is missing after ${lines} lines: the script was cut short, or its output was.`,
    'Run the same script again, which does nothing twice, and send its whole output, down to `unjam-end`.',
  );
}

function noRoot(root: string): Problem {
  return refused(
    'folder-missing',
    `The script found no folder ${root}, and did nothing: it ran on another host, or the root is registered wrong.`,
    'Run it on the host of this server. If the root is wrong, refuse the step and correct the registration; a root with other letters than ASCII needs `?shell=powershell`.',
  );
}

function refused(code: ProblemCode, detail: string, next: string): Problem {
  return new Problem(code, detail, { untouched: 'The recovery waits as before.', next });
}
