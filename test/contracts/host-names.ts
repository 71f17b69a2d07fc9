import { fromText } from '../../src/recovery/names.ts';

/** Names that a spool may hold and that careless code loses, decodes, splits or takes for an option. */
export const awkwardNames = [
  'plain',
  ' two spaces ',
  'line\nbreak',
  'tab\there',
  `'single' "double"`,
  'back\\slash',
  '-rf',
  '*',
  '$(id)',
  'x'.repeat(255),
  '\xff\xfe\x80',
  'percent%2F',
  fromText('Grüße \u{1f4e8}'),
  '.hidden',
  'CASE',
  'case',
];

/** The same for Windows, whose names are Unicode, of one letter in both cases, and without some characters. */
export const awkwardWindowsNames = [
  'plain',
  ' two spaces within',
  "'single'",
  '-rf',
  '$(id)',
  '!id',
  'semi;colon',
  'a'.repeat(200),
  'percent%2F',
  'tilde~1',
  '.hidden',
  fromText('Grüße \u{1f4e8} €'),
  'CASE',
];
