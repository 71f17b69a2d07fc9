import { declaresBinary } from './binary-bytes.ts';
import { sign, stepped, worst } from './sign.ts';

/** CR without LF, or lines that end in two ways. What ends a line is what parsers agree on least. */
export const lineEnds = sign('line-ends', (message) => {
  if (declaresBinary(message)) return undefined;
  const { inBody, inHeader } = message;
  const crlf = inBody.crlf + inHeader.crlf;
  const bareLf = inBody.bareLf + inHeader.bareLf;
  const mixed = Math.min(crlf, bareLf);
  return worst([
    {
      weight: stepped(inBody.bareCr, [
        [0, 0.12],
        [20, 0.3],
      ]),
      detail: `${inBody.bareCr} bare CR in the body`,
    },
    { weight: mixed > 0 ? 0.06 : 0, detail: `${crlf} lines end in CRLF and ${bareLf} in LF` },
  ]);
});
