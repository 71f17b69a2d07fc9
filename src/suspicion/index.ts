/**
 * How malformed a message looks, before any round was run: an order in which to suspect, never a verdict.
 * A message that looks wrong is a *suspect*; only rounds tell what is poison.
 *
 * The room is pure: no I/O, no clock. It sees at most the first 64 KiB of a message and its last 4 KiB, holds a
 * small multiple of that, and what it says never repeats a byte of the message: counts, offsets and fixed words
 * only, so that a sign can be logged and shown. Whether a spool holds RFC 822 messages at all is the caller's to
 * know: in any other, every file would look malformed.
 */
export { MOST_READ, MOST_TAIL } from './limits.ts';
export { type Score, type ScoredSign, type SignName, scoreMessage } from './score.ts';
export type { Facts } from './signs/sign.ts';
export { type SizeProfile, sizeProfile } from './size-profile.ts';
