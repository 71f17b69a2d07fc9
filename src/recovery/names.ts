/**
 * Names of files are bytes, not text: a spool may hold a name in any encoding, and a name that we decode
 * and encode again may come out as another file. Inside Unjam a name is a string with one character per
 * byte (Latin-1), which compares and hashes like any string and loses nothing.
 */
export type ByteName = string;

/** A path below the server's root: byte names joined by `/`. The empty string is the root itself. */
export type Path = string;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The bytes of a name, for a call to the operating system or a column of bytes. */
export function toBytes(name: ByteName): Buffer {
  return Buffer.from(name, 'latin1');
}

/** A name from the bytes that the host gave. */
export function fromBytes(bytes: Uint8Array): ByteName {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** A name from text that a person or a profile wrote. */
export function fromText(text: string): ByteName {
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** A name for people and JSON: as it is where it is UTF-8, percent-encoded where it is not. */
export function toText(name: ByteName): string {
  try {
    return utf8.decode(toBytes(name));
  } catch {
    return name.replace(/[^\x20-\x24\x26-\x7e]/g, percent);
  }
}

/** As what a log may name it: as text, or byte by byte in a line that is no UTF-8. */
export function spellings(name: ByteName): Set<string> {
  return new Set([toText(name), name]);
}

/** A name for one line of a terminal: control characters cannot move the cursor or forge a line. */
export function toLine(name: ByteName): string {
  return toText(name).replace(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (c) => `\\u${c.codePointAt(0)!.toString(16).padStart(4, '0')}`,
  );
}

/** Paths of profiles and registrations are written with `/` or `\`, whatever the host. */
export function pathFromText(text: string): Path {
  return fromText(text)
    .split(/[\\/]+/)
    .filter((part) => part !== '' && part !== '.')
    .join('/');
}

export function join(...parts: Path[]): Path {
  return parts.filter((part) => part !== '').join('/');
}

/** The folder that holds the entry of this path. */
export function parent(path: Path): Path {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The last name of this path. */
export function leaf(path: Path): ByteName {
  return path.slice(path.lastIndexOf('/') + 1);
}

export function isWithin(path: Path, folder: Path): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

function percent(char: string): string {
  return `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
