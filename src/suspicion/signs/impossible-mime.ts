import type { Part } from '../anatomy/part.ts';
import { type Finding, sign, worst } from './sign.ts';

/** Declarations that contradict themselves: no reader can do what they ask for. */
export const impossibleMime = sign('impossible-mime', ({ tree }) =>
  worst(tree.parts.filter(({ multipart }) => multipart).flatMap(lookAt)),
);

function lookAt(part: Part): Finding[] {
  const { boundary, encoding, level } = part;
  const trust = part.carried ? 0.3 : 1;
  const where = `a multipart on level ${level}`;
  if (boundary === undefined) return [{ weight: 0.5 * trust, detail: `${where} declares no boundary` }];
  const length = boundary.length;
  return [
    {
      weight: length > 70 ? (length > 256 ? 0.7 : 0.35) * trust : 0,
      detail: `${where} has a boundary of ${length} bytes`,
    },
    {
      weight: /[^\x20-\x7e]/.test(boundary) ? 0.4 * trust : 0,
      detail: `${where} has a boundary that is not text`,
    },
    {
      weight: sharesBoundary(part) ? 0.2 * trust : 0,
      detail: `${where} has the boundary of a part around it`,
    },
    // Forbidden (RFC 2045 6.4), and done by some mailing lists.
    {
      weight: encoding === 'base64' || encoding === 'quoted-printable' ? 0.2 * trust : 0,
      detail: `${where} declares a content encoding`,
    },
  ];
}

function sharesBoundary({ boundary, parent }: Part): boolean {
  for (let around = parent; around; around = around.parent) if (around.boundary === boundary) return true;
  return false;
}
