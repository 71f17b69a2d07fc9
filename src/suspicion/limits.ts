/**
 * What one message may cost. A message is hostile until proved otherwise, and a spool has thousands: each
 * bound below turns an absurd message into a sign instead of into work.
 */

/** Bytes looked at, from the start of the message. What lies behind them is not asked for, but for the tail. */
export const MOST_READ = 65_536;

/** Bytes looked at from the end of a longer message: what a full disk or a power cut spoils first. */
export const MOST_TAIL = 4_096;

/** Header fields kept of one header section; what follows is counted as too many. */
export const MOST_FIELDS = 1_000;

/** Parts and levels of parts followed. Real mail stays under 10 levels; 30 is already a sign. */
export const MOST_PARTS = 1_000;
export const MOST_LEVELS = 30;

/** Bytes of a structured field (Content-Type) and of a boundary that are read. */
export const MOST_FIELD_BYTES = 4_096;

/** Encoded words looked at in one header section, and different charset names tried in one message. */
export const MOST_ENCODED_WORDS = 200;
export const MOST_CHARSETS = 16;

/**
 * The kept MIME parser costs about 10 µs a line (one chunk of a Blob each), more per part, base64 padding or
 * address: up to 400 ms for 64 KiB of the wrong bytes. Address groups inside groups, a colon each, let it copy the
 * rest of the field every time. These bounds keep its opinion under about 10 ms, and a message beyond them goes
 * without that opinion.
 */
export const PARSER_BUDGET = {
  lines: 400,
  parts: 40,
  headerBytes: 8_192,
  colonsByHeaderBytes: 800_000,
  equalsSigns: 1_500,
} as const;
