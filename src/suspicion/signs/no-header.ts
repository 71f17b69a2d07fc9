import { sign } from './sign.ts';

/** The message does not begin as a message does: its header was cut off, or it is something else. */
export const noHeader = sign('no-header', ({ bytes, header }) => {
  if (bytes.length === 0) return undefined;
  if (header.fields.length === 0)
    return { weight: 0.85, detail: 'no header field before the first empty line' };
  if (header.beginsFolded) {
    return { weight: 0.65, detail: 'begins with a continuation line, as if its beginning were cut off' };
  }
  if (header.firstStray === 0) return { weight: 0.6, detail: 'the first line is not a header field' };
  return undefined;
});
