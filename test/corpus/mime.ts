/** The parts of which RFC 5322 and MIME messages are put together. All line ends are CRLF. */
export type Header = [name: string, value: string];

export interface Entity {
  headers: Header[];
  body: Buffer;
}

export function entity(headers: Header[], body: string | Buffer): Entity {
  return { headers, body: typeof body === 'string' ? Buffer.from(body, 'utf8') : body };
}

export function render({ headers, body }: Entity): Buffer {
  const head = headers.map(([name, value]) => `${fold(`${name}: ${value}`)}\r\n`).join('');
  return Buffer.concat([Buffer.from(`${head}\r\n`, 'utf8'), body]);
}

/** Joins parts under one boundary; the headers of the whole, its own Content-Type first. */
export function multipart(type: string, boundary: string, parts: Entity[]): Entity {
  const pieces = parts.flatMap((part) => [
    Buffer.from(`--${boundary}\r\n`),
    render(part),
    Buffer.from('\r\n'),
  ]);
  return {
    headers: [['Content-Type', `multipart/${type}; boundary="${boundary}"`]],
    body: Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]),
  };
}

export function base64(content: Buffer): string {
  return content.toString('base64').replace(/(.{1,76})/g, '$1\r\n');
}

export function quotedPrintable(text: string): string {
  return text.split('\r\n').map(quotedLine).join('\r\n');
}

function quotedLine(line: string): string {
  const bytes = [...Buffer.from(line, 'utf8')];
  const lines: string[] = [''];
  bytes.forEach((byte, at) => {
    const piece = isPlain(byte, at === bytes.length - 1) ? String.fromCharCode(byte) : hex(byte);
    if (lines.at(-1)!.length + piece.length > 75) lines.push('');
    lines[lines.length - 1] += piece;
  });
  return lines.join('=\r\n');
}

/** A space may stand for itself except at the end of a line. */
function isPlain(byte: number, isLast: boolean): boolean {
  if (byte === 0x20) return !isLast;
  return byte > 0x20 && byte < 0x7f && byte !== 0x3d;
}

function hex(byte: number): string {
  return `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

/** RFC 2047 words of UTF-8, none longer than 75 characters, never cutting a character in two. */
export function encodedWords(text: string): string {
  const words: string[] = [''];
  for (const char of text) {
    if (Buffer.byteLength(words.at(-1)! + char) > 42) words.push('');
    words[words.length - 1] += char;
  }
  return words.map((word) => `=?utf-8?B?${Buffer.from(word).toString('base64')}?=`).join(' ');
}

/** Folds before a space, so that no line but one without spaces is longer than 78 characters. */
function fold(line: string): string {
  const lines: string[] = [];
  let rest = line;
  while (rest.length > 78) {
    const before = rest.lastIndexOf(' ', 78);
    const at = before > rest.indexOf(':') + 1 && before > 1 ? before : rest.indexOf(' ', 79);
    if (at === -1) break;
    lines.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...lines, rest].join('\r\n');
}
