import { sign, stepped } from './sign.ts';

/** One byte over and over without a line end: padding, a damaged block, or an attempt to overrun a buffer. */
export const sameByteRun = sign('same-byte-run', ({ inBody, inHeader }) => {
  const { longestRun, longestRunAt } = inBody.longestRun >= inHeader.longestRun ? inBody : inHeader;
  const weight = stepped(longestRun, [
    [512, 0.25],
    [4_096, 0.5],
  ]);
  return weight > 0
    ? { weight, detail: `one byte ${longestRun} times in a row at offset ${longestRunAt}` }
    : undefined;
});
