import type { Part } from '../anatomy/part.ts';
import { type Finding, sign, worst } from './sign.ts';

const encodings = new Set(['', '7bit', '8bit', 'binary', 'base64', 'quoted-printable']);
/** Never registered, and understood by many. */
const tolerated = new Set(['7-bit', '8-bit', '7bits', '8bits', 'uuencode', 'x-uuencode', 'x-uue', 'x-yenc']);

/** A content encoding that nobody knows, or a content type without a subtype. */
export const unknownEncoding = sign('unknown-encoding', ({ tree }) => worst(tree.parts.flatMap(lookAt)));

function lookAt({ carried, encoding = '', level, type }: Part): Finding[] {
  const trust = carried ? 0.3 : 1;
  const findings: Finding[] = [];
  if (!encodings.has(encoding)) {
    const weight = (tolerated.has(encoding) ? 0.03 : 0.2) * trust;
    findings.push({ weight, detail: `a part on level ${level} has an unknown content encoding` });
  }
  if (type !== undefined && !/^[!#-'*+.0-9A-Z^-~-]+\/[!#-'*+.0-9A-Z^-~-]+$/i.test(type)) {
    findings.push({ weight: 0.1 * trust, detail: `a part on level ${level} has no proper content type` });
  }
  return findings;
}
