import { MOST_FIELDS } from '../limits.ts';
import { sign, stepped, worst } from './sign.ts';

/** Long chains of Received, ARC and DKIM fields reach 20 KiB in honest mail; far beyond it is a loop or a bomb. */
export const hugeHeader = sign('huge-header', ({ header, inHeader, whole }) => {
  const unended = !whole && header.ended !== 'empty-line';
  return worst([
    {
      weight: unended
        ? 0.7
        : stepped(inHeader.bytes, [
            [32_768, 0.3],
            [49_152, 0.5],
          ]),
      detail: `header section of ${unended ? 'more than ' : ''}${inHeader.bytes} bytes`,
    },
    {
      weight: stepped(header.fields.length, [
        [300, 0.3],
        [MOST_FIELDS - 1, 0.6],
      ]),
      detail: `${header.fields.length}${header.moreFields ? ' or more' : ''} header fields`,
    },
  ]);
});
