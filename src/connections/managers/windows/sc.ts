import { Problem } from '../../../recovery/problems.ts';
import type { Run } from '../../command/ran.ts';
import { ask, told } from '../ask.ts';

export interface Sc {
  /** The error of Windows, by number; null when there was none. */
  error: number | null;
  /** The values of the fields in their order. Labels are translated on some hosts and not looked at. */
  fields: string[];
  /** What stands in brackets below the state. */
  flags: string[];
  lines: string[];
}

const patience = 60_000;

/** Runs sc.exe. It exits with the error of Windows, and prints the same number in any language. */
export async function sc(run: Run, verb: string, name: string, ...more: string[]): Promise<Sc> {
  const argv = ['sc.exe', verb, name, ...more];
  const ran = await ask(run, argv, { within: patience, bytes: true });
  if (ran.code === null) throw noAnswer(told(argv, ran));
  const lines = ran.output.split(/\r?\n/);
  const printed = lines.map((line) => /^\[SC\].*?(\d+):?\s*$/.exec(line)?.[1]).find((number) => number);
  return {
    error: ran.code === 0 ? null : Number(printed ?? ran.code),
    fields: lines.flatMap((line) => /^\s+[^\s:(][^:]*:(.*)$/.exec(line)?.[1]?.trim() ?? []),
    flags: lines.flatMap((line) => /^\s+\(([^)]*)\)\s*$/.exec(line)?.[1]?.split(/,\s*/) ?? []),
    lines,
  };
}

/** The number at the beginning of a field, written as sc.exe writes it: decimal, or hexadecimal after 0x. */
export function numberIn(field: string | undefined): number | null {
  const number = /^(0x[\da-f]+|\d+)/i.exec(field ?? '')?.[1];
  return number === undefined ? null : Number(number);
}

function noAnswer(detail: string): Problem {
  return new Problem('host-timeout', `The service control manager did not answer: ${detail}.`, {
    untouched: 'No message was moved; whether the command took effect is not known.',
    next: 'See whether the host answers at all, then look before acting again.',
  });
}
