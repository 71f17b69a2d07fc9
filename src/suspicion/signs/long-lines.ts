import { declaresBinary } from './binary-bytes.ts';
import { sign, stepped, worst } from './sign.ts';

/**
 * 998 bytes are the limit (RFC 5322 2.1.1) and newsletters break it daily; a line of a tenth of a megabyte is
 * what fixed buffers break on. Only the part of it that was read can be measured.
 */
export const longLines = sign('long-lines', (message) => {
  const { inBody, inHeader } = message;
  const binary = declaresBinary(message);
  const body = stepped(inBody.longestLine, [
    [998, 0.08],
    [8_192, 0.35],
    [32_768, 0.6],
    [60_000, 0.75],
  ]);
  const header = stepped(inHeader.longestLine, [
    [998, 0.3],
    [4_096, 0.5],
    [16_384, 0.75],
  ]);
  return worst([
    {
      weight: binary ? 0 : body,
      detail: `a line of at least ${inBody.longestLine} bytes at offset ${inBody.longestLineAt}`,
    },
    {
      weight: header,
      detail: `a header line of at least ${inHeader.longestLine} bytes at offset ${inHeader.longestLineAt}`,
    },
  ]);
});
