import { MOST_READ, MOST_TAIL } from '../limits.ts';
import { type Census, takeCensus } from './census.ts';
import { type HeaderSection, readHeader } from './header.ts';
import { type PartTree, walkParts } from './parts.ts';

/** One message taken apart, once; the signs only look. */
export interface Anatomy {
  bytes: Uint8Array;
  /** The same bytes, one character each: positions in it are byte offsets. */
  text: string;
  /** The bytes are the whole message, so what is missing at their end is missing. */
  whole: boolean;
  /** The end of a message that is not here whole, one character a byte; undefined where it is not known. */
  tail: string | undefined;
  header: HeaderSection;
  inHeader: Census;
  inBody: Census;
  tree: PartTree;
}

export function dissect(given: Uint8Array, size: number, end?: Uint8Array): Anatomy {
  const bytes = given.subarray(0, MOST_READ);
  const text = latin1(bytes);
  const whole = bytes.length === given.length && bytes.length >= size;
  const header = readHeader(text, 0);
  return {
    bytes,
    text,
    whole,
    tail: whole || !end ? undefined : latin1(end.subarray(-MOST_TAIL)),
    header,
    inHeader: takeCensus(bytes, 0, header.bodyStart),
    inBody: takeCensus(bytes, header.bodyStart, bytes.length),
    tree: walkParts(text, header),
  };
}

function latin1({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('latin1');
}
