import { sign, stepped, worst } from './sign.ts';

/** Lines without a field name, control characters, and a header section that never ends. */
export const brokenHeader = sign('broken-header', ({ bytes, header, inHeader, whole }) => {
  if (bytes.length === 0) return undefined;
  const lines = header.strayLines - (header.firstStray === 0 ? 1 : 0); // the first is no-header's
  const unended = whole && (header.ended === 'mid-line' || header.ended === 'line-end');
  return worst([
    {
      weight: stepped(lines, [
        [0, 0.4],
        [1, 0.5],
        [5, 0.65],
      ]),
      detail: `${lines} header lines without a field name`,
    },
    {
      weight: stepped(inHeader.controls, [
        [0, 0.5],
        [8, 0.75],
      ]),
      detail: `${inHeader.controls} control characters in the header`,
    },
    // Raw ISO-2022 in a header is wrong, and was usual.
    {
      weight: inHeader.escapes > 0 ? 0.12 : 0,
      detail: `${inHeader.escapes} escape characters in the header`,
    },
    { weight: inHeader.bareCr > 0 ? 0.35 : 0, detail: `${inHeader.bareCr} bare CR in the header` },
    {
      weight: unended ? (header.ended === 'mid-line' ? 0.3 : 0.1) : 0,
      detail: 'the header section has no end',
    },
  ]);
});
