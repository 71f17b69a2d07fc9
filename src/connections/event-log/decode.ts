const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * What a Windows program printed, given as one character for each byte. Asked for Unicode it prints UTF-16, some
 * versions with a mark before it; told nothing, the code page of its console, of which only ASCII is sure.
 */
export function decoded(bytes: string): string {
  const raw = Buffer.from(bytes, 'latin1');
  if (raw[0] === 0xff && raw[1] === 0xfe) return raw.toString('utf16le', 2);
  // Markup is ASCII, so that in UTF-16 every other byte of its beginning is zero.
  if (raw.length > 3 && raw[1] === 0 && raw[3] === 0) return raw.toString('utf16le');
  try {
    return utf8.decode(raw);
  } catch {
    return bytes;
  }
}
