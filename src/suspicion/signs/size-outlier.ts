import { sign } from './sign.ts';

const MEBIBYTE = 1_048_576;

/**
 * A size that jumps out of the spool. Mail sizes spread over five orders of magnitude, so a ratio alone would
 * accuse every attachment in a spool of notices, and a threshold alone every message of a spool of scans:
 * both must be passed, and the tail of the others as well.
 */
export const sizeOutlier = sign('size-outlier', (_, { size, typicalSize }) => {
  if (!typicalSize || typicalSize.count < 20) return undefined;
  const ratio = size / typicalSize.median;
  if (size < MEBIBYTE || ratio < 20 || size < typicalSize.tail * 4) return undefined;
  const farOut = size > 16 * MEBIBYTE && size > typicalSize.tail * 20;
  return {
    weight: farOut ? 0.5 : 0.3,
    detail: `${size} bytes, ${Math.round(ratio)} times the median of the spool`,
  };
});
