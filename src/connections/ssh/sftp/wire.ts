/**
 * SFTP version 3 as OpenSSH speaks it: draft-ietf-secsh-filexfer-02 and OpenSSH's PROTOCOL file. It is spoken
 * here and not by the library, which decodes every name as UTF-8 and so loses the names that are none.
 */
export const ask = {
  init: 1,
  open: 3,
  close: 4,
  read: 5,
  write: 6,
  lstat: 7,
  fstat: 8,
  setstat: 9,
  opendir: 11,
  readdir: 12,
  remove: 13,
  mkdir: 14,
  rmdir: 15,
  realpath: 16,
  stat: 17,
  rename: 18,
  extended: 200,
} as const;

export const answer = {
  version: 2,
  status: 101,
  handle: 102,
  data: 103,
  name: 104,
  attrs: 105,
  extended: 201,
} as const;

/** What a file is, as SFTP tells it: seconds, and no inode. */
export interface Attrs {
  size: number;
  user: number;
  group: number;
  /** With the kind of file in its upper bits. */
  mode: number;
  /** Seconds since 1970. */
  modifiedAt: number;
}

const has = { size: 1, owner: 2, mode: 4, times: 8, extended: 0x8000_0000 };

/** The arguments of one request; names are bytes. */
export class Writer {
  readonly #parts: Buffer[] = [];

  number(value: number): this {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    this.#parts.push(bytes);
    return this;
  }

  /** An offset in a file. */
  long(value: number): this {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64BE(BigInt(value));
    this.#parts.push(bytes);
    return this;
  }

  bytes(value: string | Uint8Array): this {
    const bytes = typeof value === 'string' ? Buffer.from(value, 'latin1') : value;
    this.number(bytes.length);
    this.#parts.push(Buffer.from(bytes));
    return this;
  }

  attrs({ owner, mode }: { owner?: { user: number; group: number }; mode?: number } = {}): this {
    this.number((owner === undefined ? 0 : has.owner) | (mode === undefined ? 0 : has.mode));
    if (owner !== undefined) this.number(owner.user).number(owner.group);
    return mode === undefined ? this : this.number(mode);
  }

  /** The whole packet: length, type, id, and what was written. */
  packet(type: number, id: number | null): Buffer {
    const head = Buffer.alloc(id === null ? 5 : 9);
    const body = Buffer.concat(this.#parts);
    head.writeUInt32BE(head.length - 4 + body.length);
    head[4] = type;
    if (id !== null) head.writeUInt32BE(id, 5);
    return Buffer.concat([head, body]);
  }
}

/** Reads one answer. What is cut short is a RangeError of Buffer: the server does not speak SFTP. */
export class Reader {
  readonly #from: Buffer;
  #at = 0;

  constructor(from: Buffer) {
    this.#from = from;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#from.length;
  }

  byte(): number {
    this.#at += 1;
    return this.#from.readUInt8(this.#at - 1);
  }

  number(): number {
    this.#at += 4;
    return this.#from.readUInt32BE(this.#at - 4);
  }

  long(): number {
    this.#at += 8;
    return Number(this.#from.readBigUInt64BE(this.#at - 8));
  }

  bytes(): Buffer {
    const length = this.number();
    if (this.#at + length > this.#from.length) throw new RangeError('an answer of SFTP is cut short');
    this.#at += length;
    return this.#from.subarray(this.#at - length, this.#at);
  }

  /** One character for each byte. */
  name(): string {
    return this.bytes().toString('latin1');
  }

  attrs(): Attrs {
    const flags = this.number();
    const attrs: Attrs = { size: 0, user: 0, group: 0, mode: 0, modifiedAt: 0 };
    if (flags & has.size) attrs.size = this.long();
    if (flags & has.owner) [attrs.user, attrs.group] = [this.number(), this.number()];
    if (flags & has.mode) attrs.mode = this.number();
    if (flags & has.times) [, attrs.modifiedAt] = [this.number(), this.number()];
    if (flags & has.extended) for (let left = 2 * this.number(); left > 0; left--) this.bytes();
    return attrs;
  }
}
