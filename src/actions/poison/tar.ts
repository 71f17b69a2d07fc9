/** One file of an archive. */
export interface Member {
  /** Path inside the archive, one character per byte. */
  path: string;
  size: number;
  /** Milliseconds since 1970. */
  modifiedAt: number;
  content: AsyncIterable<Uint8Array>;
}

const block = 512;
const longestName = 100;

/** The members as a tar archive (POSIX.1-2001, pax), piece by piece. */
export async function* tar(members: AsyncIterable<Member>): AsyncGenerator<Uint8Array> {
  for await (const { path, size, modifiedAt, content } of members) {
    if (path.length > longestName) yield* longName(path, modifiedAt);
    yield header(path.slice(0, longestName), size, modifiedAt, '0');
    yield* content;
    yield padding(size);
  }
  yield Buffer.alloc(2 * block);
}

/** A pax record before the header, since the header has room for a short name alone. */
function* longName(path: string, modifiedAt: number): Generator<Uint8Array> {
  const text = ` path=${path}\n`;
  let length = text.length + String(text.length).length;
  while (String(length).length + text.length !== length) length += 1;
  const record = Buffer.from(`${length}${text}`, 'latin1');
  yield header('pax', record.length, modifiedAt, 'x');
  yield record;
  yield padding(record.length);
}

/** Field positions of the ustar header. */
function header(name: string, size: number, modifiedAt: number, type: '0' | 'x'): Uint8Array {
  const bytes = Buffer.alloc(block);
  bytes.write(name, 0, 'latin1');
  bytes.write(`0000600\0${'0000000\0'.repeat(2)}`, 100);
  bytes.write(`${octal(size, 11)} ${octal(Math.max(0, modifiedAt / 1000), 11)} `, 124);
  bytes.write(`        ${type}`, 148);
  bytes.write('ustar\x0000', 257);
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  bytes.write(`${octal(sum, 6)}\0 `, 148);
  return bytes;
}

function octal(n: number, digits: number): string {
  return Math.floor(n).toString(8).padStart(digits, '0');
}

function padding(size: number): Uint8Array {
  return Buffer.alloc((block - (size % block)) % block);
}
