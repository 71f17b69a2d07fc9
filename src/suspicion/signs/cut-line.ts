import { sign } from './sign.ts';

/** The last line does not end. Alone it says little; beside other signs of a cut it adds to them. */
export const cutLine = sign('cut-line', ({ bytes, header, whole }) =>
  whole && bytes.length > header.bodyStart && bytes.at(-1) !== 0x0a
    ? { weight: 0.04, detail: 'the last line has no end' }
    : undefined,
);
