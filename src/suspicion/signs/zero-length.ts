import { sign } from './sign.ts';

/** A spool file without a byte: left by a full disk or a writer that died. */
export const zeroLength = sign('zero-length', ({ bytes }, { size }) =>
  size === 0 && bytes.length === 0 ? { weight: 0.95, detail: 'the file is empty' } : undefined,
);
