import { dissect } from './anatomy/anatomy.ts';
import { askParser, type ParserSignName, worthAsking } from './parser.ts';
import { signs } from './signs/list.ts';
import type { Facts, ScoredFinding } from './signs/sign.ts';

export type SignName = (typeof signs)[number]['sign'] | ParserSignName;
export type ScoredSign = ScoredFinding<SignName>;

/** 0 looks clean, towards 1 surely malformed; `signs` say why, the weightiest first. */
export interface Score {
  score: number;
  signs: ScoredSign[];
}

/**
 * `bytes` are the first at most 64 KiB of the message; more is not looked at. Never rejects, whatever the
 * bytes, and answers the same for the same bytes.
 */
export async function scoreMessage(bytes: Uint8Array, facts: Facts): Promise<Score> {
  const message = dissect(bytes, facts.size, facts.tail);
  const found: ScoredSign[] = [];
  for (const { sign, look } of signs) {
    const finding = look(message, facts);
    if (finding) found.push({ sign, ...finding });
  }
  if (worthAsking(message, noisyOr(found))) found.push(...(await askParser(message)));
  found.sort((a, b) => b.weight - a.weight);
  return { score: noisyOr(found), signs: found };
}

/**
 * Each weight is the chance that the sign alone means a malformed message; signs are taken as independent, so
 * that several weak ones add up and none makes it certain. Rounded, so that the order of signs cannot matter.
 */
function noisyOr(found: readonly { weight: number }[]): number {
  const looksClean = found.reduce((product, { weight }) => product * (1 - weight), 1);
  return Math.round((1 - looksClean) * 1e4) / 1e4;
}
