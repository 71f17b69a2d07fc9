import { base64 } from './base64.ts';
import { binaryBytes } from './binary-bytes.ts';
import { brokenHeader } from './broken-header.ts';
import { brokenText } from './broken-text.ts';
import { charset } from './charset.ts';
import { cutLine } from './cut-line.ts';
import { duplicateFields } from './duplicate-fields.ts';
import { eightBit } from './eight-bit.ts';
import { encodedWords } from './encoded-words.ts';
import { hugeHeader } from './huge-header.ts';
import { impossibleMime } from './impossible-mime.ts';
import { lineEnds } from './line-ends.ts';
import { longLines } from './long-lines.ts';
import { missingFields } from './missing-fields.ts';
import { nestedMime } from './nested-mime.ts';
import { noHeader } from './no-header.ts';
import { nulBytes } from './nul-bytes.ts';
import { quotedPrintable } from './quoted-printable.ts';
import { sameByteRun } from './same-byte-run.ts';
import { sizeOutlier } from './size-outlier.ts';
import { truncatedMime } from './truncated-mime.ts';
import { unknownEncoding } from './unknown-encoding.ts';
import { zeroLength } from './zero-length.ts';

/** Every sign there is, besides the parser's opinion. To add one: its file, and its line here. */
export const signs = [
  zeroLength,
  nulBytes,
  noHeader,
  brokenHeader,
  hugeHeader,
  missingFields,
  duplicateFields,
  encodedWords,
  truncatedMime,
  impossibleMime,
  nestedMime,
  unknownEncoding,
  charset,
  base64,
  quotedPrintable,
  brokenText,
  eightBit,
  binaryBytes,
  longLines,
  lineEnds,
  cutLine,
  sameByteRun,
  sizeOutlier,
] as const;
