import type { RoundView } from '../schemas/round.ts';
import { oneLine, plural } from './lines.ts';
import { span } from './times.ts';

/** "round 3: crashed after 4 s with 120 released, 80 taken; in use: in/HBWK2Q2P". */
export function roundLine(round: RoundView): string {
  const { evidence } = round;
  const released = `with ${round.released} released`;
  if (round.verdict === null) return `round ${round.n}: ${round.phase} ${released}`;
  const parts = [`round ${round.n}: ${round.verdict} ${lasted(round)}${released}`];
  if (evidence !== null) {
    parts.push(`${evidence.taken} taken`);
    if (evidence.unread > 0) parts.push(`${evidence.unread} unread`);
    if (evidence.arrived > 0) parts.push(`${evidence.arrived} arrived`);
    if (evidence.fell !== null) parts.push(`${oneLine(evidence.fell)} fell`);
  }
  return `${parts.join(', ')}${accused(round)}`;
}

export function roundsText(server: string, rounds: RoundView[]): string {
  const done = rounds.filter((round) => round.verdict !== null).length;
  return [
    `${server}  ${plural(done, 'round')} done`,
    ...rounds.flatMap((round) => [
      `  ${roundLine(round)}`,
      ...(round.why === '' ? [] : [`      ${oneLine(round.why)}`]),
      ...(round.evidence?.seen ?? []).map((seen) => `      ${oneLine(seen)}`),
    ]),
  ].join('\n');
}

function lasted(round: RoundView): string {
  if (round.evidence === null) return '';
  const word = round.verdict === 'stable' ? 'for' : 'after';
  return `${word} ${span(round.evidence.livedSeconds)} `;
}

function accused({ evidence }: RoundView): string {
  if (evidence === null) return '';
  const list = (what: string, refs: { queue: string; name: string }[]) =>
    refs.length === 0
      ? ''
      : `; ${what}: ${refs
          .slice(0, 5)
          .map((ref) => `${ref.queue}/${oneLine(ref.name)}`)
          .join(', ')}${refs.length > 5 ? ' …' : ''}`;
  return `${list('in use', evidence.inUse)}${list('named', evidence.named)}`;
}
