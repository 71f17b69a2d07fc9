import type { Anatomy } from '../anatomy/anatomy.ts';
import type { Part } from '../anatomy/part.ts';
import { sign, worst } from './sign.ts';

/** Multiparts that end before they should. Of what may stand in bytes that were not read nothing is said. */
export const truncatedMime = sign('truncated-mime', (message) => {
  const { tree } = message;
  const sound = tree.parts.every(({ boundary, closed }) => boundary === undefined || closed);
  if (sound || tree.tooMany) return undefined;
  return worst(tree.parts.flatMap((part) => lookAt(part, message) ?? []));
});

function lookAt(part: Part, { tail, whole }: Anatomy) {
  if (part.boundary === undefined || part.closed) return undefined;
  if (part.reachesEnd && !whole) return lookAtTail(part, tail);
  // Bounces quote half of what they bounce.
  const trust = part.carried ? 0.15 : 1;
  const where = `a multipart on level ${part.level}`;
  if (part.delimiters === 0) return { weight: 0.45 * trust, detail: `${where} has none of its boundaries` };
  if (part.reachesEnd) return { weight: 0.45 * trust, detail: `${where} is not closed` };
  return { weight: 0.25 * trust, detail: `${where} is ended by a boundary around it, not by its own` };
}

/** The outermost multipart closes near the end of its message: only a long epilogue can hide that. */
function lookAtTail({ boundary, delimiters, level }: Part, tail: string | undefined) {
  if (tail === undefined || level > 0 || delimiters === 0 || tail.includes(`--${boundary}--`))
    return undefined;
  return { weight: 0.4, detail: 'the outermost multipart is not closed at the end of the message' };
}
