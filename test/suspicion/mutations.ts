import type { Random } from './random.ts';

/** What breaks messages in real spools. Each returns the broken message, or undefined where it cannot apply. */
export const mutations: Record<string, (message: Buffer, random: Random) => Buffer | undefined> = {
  'NULs inserted': (message, random) =>
    insert(message, random.below(message.length), Buffer.alloc(1 + random.below(20))),

  'zeroed block': (message, random) => {
    const start = random.below(message.length);
    return replace(message, start, Buffer.alloc(Math.min(512, message.length - start)));
  },

  'block of something else': (message, random) => {
    const start = random.below(message.length);
    return replace(message, start, random.bytes(Math.min(512, message.length - start)));
  },

  'truncated inside a part': (message, random) => {
    const [start, end] = insideAPart(message) ?? [];
    return start === undefined ? undefined : message.subarray(0, start + random.below(end! - start));
  },

  'truncated in the header': (message, random) =>
    message.subarray(0, 1 + random.below(headerEnd(message) - 1)),

  'header cut off': (message, random) => {
    const end = headerEnd(message);
    const rest = message.subarray(1 + random.below(end));
    return rest.length < 20 ? undefined : rest;
  },

  'base64 garbage': (message, random) => {
    const [start, end] = base64Run(message) ?? [];
    if (start === undefined) return undefined;
    const length = Math.min(200, end! - start);
    const garbage = Uint8Array.from({ length }, () => 33 + random.below(94));
    return replace(message, start + random.below(end! - start - length + 1), Buffer.from(garbage));
  },

  'huge line': (message, random) => {
    const line = Buffer.alloc(10_000 + random.below(150_000), 'lorem ipsum dolor sit amet ');
    return insert(message, random.below(message.length), line);
  },

  'line ends lost': (message) => {
    const body = message.subarray(headerEnd(message));
    if (body.length < 12_000) return undefined;
    return Buffer.concat([
      message.subarray(0, headerEnd(message)),
      Buffer.from(body.filter((byte) => byte !== 10 && byte !== 13)),
    ]);
  },

  'run of one byte': (message, random) =>
    insert(
      message,
      random.below(message.length),
      Buffer.alloc(1_000 + random.below(20_000), 0x41 + random.below(26)),
    ),
};

function insert(message: Buffer, at: number, what: Buffer): Buffer {
  return Buffer.concat([message.subarray(0, at), what, message.subarray(at)]);
}

function replace(message: Buffer, at: number, by: Buffer): Buffer {
  return Buffer.concat([message.subarray(0, at), by, message.subarray(at + by.length)]);
}

function headerEnd(message: Buffer): number {
  const text = message.toString('latin1');
  const end = /\r?\n\r?\n/.exec(text);
  return end ? end.index + end[0].length : text.length;
}

/** From the first to the last boundary line of the outermost multipart. */
function insideAPart(message: Buffer): [number, number] | undefined {
  const text = message.toString('latin1');
  const boundary = /^content-type: *multipart\/[^;]*;\s*(?:[^\n]*;\s*)?boundary="?([^"\r\n;]+)/im.exec(
    text.slice(0, headerEnd(message)),
  )?.[1];
  if (!boundary) return undefined;
  const first = text.indexOf(`\n--${boundary}`);
  const last = text.lastIndexOf(`\n--${boundary}--`);
  return first < 0 || last <= first ? undefined : [first + boundary.length + 3, last];
}

function base64Run(message: Buffer): [number, number] | undefined {
  const text = message.toString('latin1');
  const found = /base64(?:\r?\n[^\r\n]+)*\r?\n\r?\n((?:[A-Za-z0-9+/]{60,76}\r?\n){2,600})/i.exec(text);
  return found
    ? [found.index + found[0].length - found[1]!.length, found.index + found[0].length]
    : undefined;
}
