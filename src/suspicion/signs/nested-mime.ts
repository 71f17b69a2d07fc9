import { sign, stepped, worst } from './sign.ts';

/** Honest forwards of forwards stay under ten levels; what exhausts a parser's stack is far beyond. */
export const nestedMime = sign('nested-mime', ({ tree: { parts, tooDeep, tooMany } }) => {
  const levels = parts.reduce((deepest, { level }) => Math.max(deepest, level), 0);
  return worst([
    {
      weight: tooDeep
        ? 0.85
        : stepped(levels, [
            [10, 0.2],
            [20, 0.5],
          ]),
      detail: `parts nested ${tooDeep ? 'more than ' : ''}${levels} levels deep`,
    },
    {
      weight: tooMany ? 0.6 : stepped(parts.length, [[300, 0.25]]),
      detail: `${parts.length}${tooMany ? ' or more' : ''} parts`,
    },
  ]);
});
