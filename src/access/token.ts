import { createHmac, randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const prefix = 'ujm_';
const shape = /^ujm_[0-9A-Za-z]{36}$/;

/** A new token: `ujm_`, 30 random base62 digits (178 bits) and their CRC-32 in 6. */
export function makeToken(): string {
  const secret = Array.from({ length: 30 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return `${prefix}${secret}${checksum(secret)}`;
}

/** Whether a token of ours was mistyped. Only that: the checksum proves nothing, it spares a look-up. */
export function isMistyped(token: string): boolean {
  if (!token.startsWith(prefix)) return false;
  return !shape.test(token) || checksum(token.slice(4, 34)) !== token.slice(34);
}

/**
 * What the store keeps instead of the token. The pepper lies outside the database: whoever can write into the
 * database alone cannot put a token of their own into it.
 */
export function hashToken(token: string, pepper: Buffer): string {
  return createHmac('sha256', pepper).update(token).digest('hex');
}

/** What is shown of a token afterwards: enough to know it again, and too little to guess it. */
export function prefixOf(token: string): string {
  return token.startsWith(prefix) ? token.slice(0, 8) : '';
}

function checksum(secret: string): string {
  let rest = crc32(secret);
  let digits = '';
  for (let i = 0; i < 6; i++) {
    digits = alphabet[rest % 62] + digits;
    rest = Math.floor(rest / 62);
  }
  return digits;
}
