import { declaresBinary } from './binary-bytes.ts';
import { sign } from './sign.ts';

/**
 * No NUL is legal in a message (RFC 5322 3.5) unless a part is declared binary (RFC 3030). Blocks of them are
 * what a file system leaves after a power cut, and what C code trips over.
 */
export const nulBytes = sign('nul-bytes', (message) => {
  const { inHeader, inBody } = message;
  const inTail = message.tail?.match(/\0/g)?.length ?? 0;
  const count = inHeader.nuls + inBody.nuls + inTail;
  if (count === 0) return undefined;
  const first = inHeader.nuls > 0 ? inHeader.firstNul : inBody.firstNul;
  const detail = `${count} NUL bytes, ${first < 0 ? 'in the last block' : `the first at offset ${first}`}`;
  if (inHeader.nuls > 0) return { weight: 0.97, detail: `${detail}, in the header` };
  if (declaresBinary(message)) return { weight: 0.1, detail: `${detail}, in a message with binary parts` };
  return { weight: count > 16 ? 0.92 : 0.85, detail };
});
