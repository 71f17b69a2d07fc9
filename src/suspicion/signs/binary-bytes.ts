import type { Anatomy } from '../anatomy/anatomy.ts';
import { sign, stepped } from './sign.ts';

/** Control characters in a body that is not declared binary: a block of something else lies in the text. */
export const binaryBytes = sign('binary-bytes', (message) => {
  const { controls, bytes } = message.inBody;
  if (controls === 0 || declaresBinary(message)) return undefined;
  const weight = stepped(controls / bytes, [
    [0, 0.06], // a stray Ctrl-Z of DOS, a bell, an overstrike
    [0.002, 0.2],
    [0.02, 0.5],
  ]);
  return {
    weight: controls > 40 ? Math.max(weight, 0.35) : weight,
    detail: `${controls} control characters in the body`,
  };
});

export function declaresBinary({ tree }: Anatomy): boolean {
  return tree.parts.some(({ encoding }) => encoding === 'binary');
}
