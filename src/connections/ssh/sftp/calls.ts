import type { ByteName } from '../../../recovery/names.ts';
import type { SftpSession } from './session.ts';
import { status, unless } from './status.ts';
import { type Attrs, answer, ask, type Reader, Writer } from './wire.ts';

/** How a file is opened: SSH_FXF_… */
const flag = { read: 1, write: 2, create: 8, truncate: 0x10, exclusive: 0x20 };
/** Every version of OpenSSH answers so much at once. */
const readSize = 32 * 1024;
const listings = 4;

export interface Volume {
  /** Bytes that a user without privileges may still write. */
  free: number;
  isReadOnly: boolean;
  id: string;
}

/** The requests of SFTP by their names. Paths are absolute, as bytes; what the server refuses is `Refused`. */
export class Sftp {
  readonly session: SftpSession;

  constructor(session: SftpSession) {
    this.session = session;
  }

  /** Without links and dots. */
  async realpath(path: ByteName): Promise<ByteName> {
    const reader = await this.#ask(ask.realpath, answer.name, new Writer().bytes(path));
    reader.number();
    return reader.name();
  }

  /** The entry itself; null when there is none. */
  async lstat(path: ByteName): Promise<Attrs | null> {
    const asked = this.#ask(ask.lstat, answer.attrs, new Writer().bytes(path));
    return (await unless(status.noSuchFile, asked))?.attrs() ?? null;
  }

  async stat(path: ByteName): Promise<Attrs | null> {
    const asked = this.#ask(ask.stat, answer.attrs, new Writer().bytes(path));
    return (await unless(status.noSuchFile, asked))?.attrs() ?? null;
  }

  /**
   * Refuses to replace, as OpenSSH's server does it: a file is linked under its new name and unlinked under the
   * old one; anything else is renamed where nothing of that name is. Never its extension that replaces.
   */
  async rename(from: ByteName, to: ByteName): Promise<void> {
    await this.#ask(ask.rename, answer.status, new Writer().bytes(from).bytes(to));
  }

  /** Replaces what is there: for our own notes alone, never for a message. */
  async replace(from: ByteName, to: ByteName): Promise<void> {
    const args = new Writer().bytes('posix-rename@openssh.com').bytes(from).bytes(to);
    await this.#ask(ask.extended, answer.status, args);
  }

  async remove(path: ByteName): Promise<void> {
    await this.#ask(ask.remove, answer.status, new Writer().bytes(path));
  }

  async mkdir(path: ByteName, mode: number): Promise<void> {
    await this.#ask(ask.mkdir, answer.status, new Writer().bytes(path).attrs({ mode }));
  }

  async rmdir(path: ByteName): Promise<void> {
    await this.#ask(ask.rmdir, answer.status, new Writer().bytes(path));
  }

  async setOwner(path: ByteName, owner: { user: number; group: number }): Promise<void> {
    await this.#ask(ask.setstat, answer.status, new Writer().bytes(path).attrs({ owner }));
  }

  async setMode(path: ByteName, mode: number): Promise<void> {
    await this.#ask(ask.setstat, answer.status, new Writer().bytes(path).attrs({ mode }));
  }

  async volume(path: ByteName): Promise<Volume> {
    const args = new Writer().bytes('statvfs@openssh.com').bytes(path);
    const reader = await this.#ask(ask.extended, answer.extended, args);
    // f_bsize, f_frsize, f_blocks, f_bfree, f_bavail, f_files, f_ffree, f_favail, f_fsid, f_flag
    const fields = Array.from({ length: 10 }, () => reader.long());
    return {
      free: fields[1]! * fields[4]!,
      isReadOnly: (fields[9]! & 1) !== 0,
      id: String(fields[8]),
    };
  }

  /** Every entry of a folder but `.` and `..`; several requests at once, since a server answers 100 names each. */
  async *names(path: ByteName): AsyncGenerator<{ name: ByteName; attrs: Attrs }[]> {
    const handle = (await this.#ask(ask.opendir, answer.handle, new Writer().bytes(path))).bytes();
    try {
      for (;;) {
        const asked = Array.from({ length: listings }, () => this.#nextNames(handle));
        const pages = await Promise.all(asked);
        yield pages.flatMap((page) => page ?? []).filter(({ name }) => name !== '.' && name !== '..');
        if (pages.includes(null)) return;
      }
    } finally {
      await this.#close(handle);
    }
  }

  async #nextNames(handle: Uint8Array): Promise<{ name: ByteName; attrs: Attrs }[] | null> {
    const asked = this.#ask(ask.readdir, answer.name, new Writer().bytes(handle));
    const reader = await unless(status.eof, asked);
    if (reader === null) return null;
    return Array.from({ length: reader.number() }, () => {
      const name = reader.name();
      // The line that `ls -l` would print.
      reader.bytes();
      return { name, attrs: reader.attrs() };
    });
  }

  /** Opens a file for reading; the caller closes it. */
  async openToRead(path: ByteName): Promise<Readable> {
    const args = new Writer().bytes(path).number(flag.read).attrs();
    const handle = (await this.#ask(ask.open, answer.handle, args)).bytes();
    return {
      attrs: async () => (await this.#ask(ask.fstat, answer.attrs, new Writer().bytes(handle))).attrs(),
      read: (offset, length) => this.#read(handle, offset, length),
      close: () => this.#close(handle),
    };
  }

  /** Writes a new file, flushed where the server offers it. An entry of that name is refused, whatever it is. */
  async write(path: ByteName, content: Uint8Array, mode: number): Promise<void> {
    const how = flag.write | flag.create | flag.exclusive;
    const args = new Writer().bytes(path).number(how).attrs({ mode });
    const handle = (await this.#ask(ask.open, answer.handle, args)).bytes();
    try {
      const parts = Array.from({ length: Math.ceil(content.length / readSize) }, (_, i) => i * readSize);
      await Promise.all(
        parts.map((at) => {
          const part = new Writer()
            .bytes(handle)
            .long(at)
            .bytes(content.subarray(at, at + readSize));
          return this.#ask(ask.write, answer.status, part);
        }),
      );
      if (this.session.extensions.has('fsync@openssh.com')) {
        await this.#ask(ask.extended, answer.status, new Writer().bytes('fsync@openssh.com').bytes(handle));
      }
    } finally {
      await this.#close(handle);
    }
  }

  /** Pieces are asked for all at once; the end of the file is a piece that is short. */
  async #read(handle: Uint8Array, offset: number, length: number): Promise<Buffer> {
    const count = Math.ceil(length / readSize);
    const pieces = await Promise.all(
      Array.from({ length: count }, (_, i) =>
        this.#readPiece(handle, offset + i * readSize, Math.min(readSize, length - i * readSize)),
      ),
    );
    return Buffer.concat(pieces);
  }

  async #readPiece(handle: Uint8Array, offset: number, length: number): Promise<Buffer> {
    const have: Buffer[] = [];
    for (let got = 0; got < length; ) {
      const args = new Writer()
        .bytes(handle)
        .long(offset + got)
        .number(length - got);
      const reader = await unless(status.eof, this.#ask(ask.read, answer.data, args));
      if (reader === null) break;
      const piece = reader.bytes();
      have.push(piece);
      got += piece.length;
    }
    return Buffer.concat(have);
  }

  async #close(handle: Uint8Array): Promise<void> {
    await this.#ask(ask.close, answer.status, new Writer().bytes(handle)).catch(() => undefined);
  }

  #ask(type: number, wanted: number, args: Writer): Promise<Reader> {
    return this.session.request(type, wanted, args);
  }
}

/** A file that is open for reading. */
export interface Readable {
  attrs(): Promise<Attrs>;
  /** Up to `length` bytes; fewer only at the end of the file. */
  read(offset: number, length: number): Promise<Buffer>;
  close(): Promise<void>;
}
