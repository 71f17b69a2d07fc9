import { isUtf8 } from 'node:buffer';
import type { Anatomy } from '../anatomy/anatomy.ts';
import { type Finding, sign, stepped, worst } from './sign.ts';

/** Bytes over 127 that nothing in the message announces: whoever reads them has to guess. */
export const eightBit = sign('undeclared-eight-bit', (message) =>
  worst([inHeader(message), inBody(message)]),
);

/** Internationalized mail (RFC 6532) has UTF-8 in its header by right. */
function inHeader({ bytes, header, inHeader: { eightBit: count } }: Anatomy): Finding {
  const detail = `${count} bytes over 127 in the header`;
  if (count > 0 && isUtf8(bytes.subarray(0, header.bodyStart))) return { weight: 0.02, detail };
  const weight = stepped(count, [
    [0, 0.12],
    [64, 0.3],
  ]);
  return { weight, detail };
}

function inBody({ bytes, header, inBody: { eightBit: count }, tree }: Anatomy): Finding {
  const detail = `${count} bytes over 127 in a body that declares none`;
  const isDeclared = tree.parts.some(
    ({ charset, encoding }) => encoding === '8bit' || encoding === 'binary' || isWide(charset),
  );
  if (count === 0 || isDeclared) return { weight: 0, detail };
  if (isUtf8(bytes.subarray(header.bodyStart))) return { weight: 0.04, detail };
  return { weight: count > 256 ? 0.2 : 0.12, detail };
}

function isWide(charset: string | undefined): boolean {
  return charset !== undefined && charset !== 'us-ascii' && charset !== 'ascii';
}
