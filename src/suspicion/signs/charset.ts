import { MOST_CHARSETS } from '../limits.ts';
import { sign } from './sign.ts';

/** Charsets of real mail that the Encoding Standard (and so TextDecoder) leaves out or refuses on purpose. */
const alsoReal = new Set(
  `utf-7 unicode-1-1-utf-7 iso-2022-kr iso-2022-cn hz-gb-2312 iso-2022-jp-1 iso-2022-jp-2 iso-2022-jp-ms utf-32
  cp437 ibm437 cp850 ibm850 cp852 cp858 cp860 cp932 cp936 cp949 cp950 windows-936 windows-950 x-mac-ce tis-620
  unknown-8bit x-unknown ansi_x3.4-1986 iso_646.irv:1991 binary`.split(/\s+/),
);
const everyday = new Set(['us-ascii', 'ascii', 'utf-8', 'iso-8859-1', 'iso-8859-15', 'windows-1252']);

/** A charset that does not exist: either invented by a careless sender, or damaged on the way. */
export const charset = sign('unknown-charset', ({ tree }) => {
  const names = new Set<string>();
  for (const part of tree.parts) {
    if (part.charset && !everyday.has(part.charset) && names.size < MOST_CHARSETS) names.add(part.charset);
  }
  const unknown = [...names].filter((name) => !alsoReal.has(name) && !isDecodable(name)).length;
  return unknown > 0 ? { weight: 0.12, detail: `${unknown} charset names that do not exist` } : undefined;
});

function isDecodable(name: string): boolean {
  try {
    new TextDecoder(name.trim());
    return true;
  } catch {
    return false;
  }
}
