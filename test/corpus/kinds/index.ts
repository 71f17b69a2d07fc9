import type { Letter } from '../letter.ts';
import { bounce } from './bounce.ts';
import { eightBit, encoded, japanese } from './international.ts';
import { alternative, attachment, calendar, large, nested } from './multipart.ts';
import { emptyBody, longHeaders, longLines, mailingList, plain } from './simple.ts';

/** Every kind of well-formed mail, by its name. */
export const kinds = {
  plain,
  alternative,
  attachment,
  nested,
  encoded,
  'eight-bit': eightBit,
  japanese,
  'long-lines': longLines,
  'long-headers': longHeaders,
  bounce,
  'mailing-list': mailingList,
  calendar,
  'empty-body': emptyBody,
  large,
} satisfies Record<string, (of: Letter) => Buffer>;

export type Kind = keyof typeof kinds;

export const allKinds = Object.keys(kinds) as Kind[];
