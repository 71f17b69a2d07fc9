import type { Duplex } from 'node:stream';
import { Problem } from '../../../recovery/problems.ts';
import { Refused, status } from './status.ts';
import { answer, ask, Reader, Writer } from './wire.ts';

/** Requests under way at once. A server answers them in order; more than this only fills its buffers. */
const window = 64;
const longestAnswer = 1024 * 1024;

interface Waiting {
  wanted: number;
  resolve(reader: Reader): void;
  reject(error: Error): void;
}

/** One SFTP session over a channel: requests by number, many under way at once. */
export class SftpSession {
  /** The extensions that the server offers. */
  readonly extensions: ReadonlySet<string>;
  /** Why it ended, once it has. */
  readonly over: Promise<string>;
  readonly #tellOver: (why: string) => void;
  readonly #channel: Duplex;
  readonly #waiting = new Map<number, Waiting>();
  readonly #queue: (() => void)[] = [];
  #lastId = 0;
  #heard = 0;
  #ended: Problem | null = null;

  private constructor(channel: Duplex, extensions: Set<string>, packets: Packets) {
    this.#channel = channel;
    this.extensions = extensions;
    ({ promise: this.over, resolve: this.#tellOver } = Promise.withResolvers<string>());
    packets.next = (packet) => this.#settle(packet);
    packets.end = (why) => this.end(why);
  }

  /** Speaks the first words. Problem `sftp-missing`: what answers is no SFTP server of version 3. */
  static async open(channel: Duplex): Promise<SftpSession> {
    const packets = new Packets(channel);
    const first = packets.first();
    channel.write(new Writer().number(3).packet(ask.init, null));
    const reader = new Reader(await first);
    if (reader.byte() !== answer.version || reader.number() < 3) throw noSftp('it does not speak version 3');
    const extensions = new Set<string>();
    while (!reader.isAtEnd) {
      extensions.add(reader.name());
      reader.bytes();
    }
    return new SftpSession(channel, extensions, packets);
  }

  /** How many answers have come, to whatever request. */
  get heard(): number {
    return this.#heard;
  }

  /** One request; rejects with `Refused` when the server did not do it. */
  request(type: number, wanted: number, args: Writer): Promise<Reader> {
    return new Promise((resolve, reject) => {
      const send = () => {
        if (this.#ended !== null) {
          reject(this.#ended);
          return;
        }
        this.#lastId = (this.#lastId + 1) >>> 0;
        this.#waiting.set(this.#lastId, { wanted, resolve, reject });
        this.#channel.write(args.packet(type, this.#lastId));
      };
      if (this.#waiting.size < window) send();
      else this.#queue.push(send);
    });
  }

  /** Nothing is answered any more; what is under way may or may not have been done. */
  end(why: string): void {
    this.#ended ??= new Problem('connection-lost', `The connection to the host was lost: ${why}.`, {
      untouched: 'What was under way may have been done in part.',
      next: 'Ask again: the host is looked at before anything is done.',
    });
    // First, so that none of those who are refused now finds the connection alive.
    this.#tellOver(why);
    for (const { reject } of this.#waiting.values()) reject(this.#ended);
    this.#waiting.clear();
    for (const send of this.#queue.splice(0)) send();
  }

  #settle(packet: Buffer): void {
    this.#heard += 1;
    const reader = new Reader(packet);
    const type = reader.byte();
    const id = reader.number();
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    this.#queue.shift()?.();
    if (waiting === undefined) return;
    if (type === waiting.wanted && type !== answer.status) {
      waiting.resolve(reader);
      return;
    }
    if (type !== answer.status) {
      waiting.reject(new Refused(status.failure, 'an answer of another kind'));
      return;
    }
    const code = reader.number();
    if (code === status.ok) waiting.resolve(reader);
    else waiting.reject(new Refused(code, reader.isAtEnd ? '' : reader.bytes().toString('utf8')));
  }
}

/** Cuts the stream of a channel into packets. */
class Packets {
  next: (packet: Buffer) => void = () => undefined;
  end: (why: string) => void = () => undefined;
  #rest: Buffer[] = [];
  #have = 0;

  constructor(channel: Duplex) {
    channel.on('data', (chunk: Buffer) => this.#take(chunk));
    channel.on('error', (error) => this.end(error.message));
    channel.once('close', () => this.end('the SFTP server ended'));
  }

  /** The packet that answers the first words. */
  first(): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      this.next = resolve;
      this.end = (why) => reject(noSftp(why));
    });
  }

  #take(chunk: Buffer): void {
    this.#rest.push(chunk);
    this.#have += chunk.length;
    if (this.#have < 4) return;
    let bytes = this.#rest.length === 1 ? chunk : Buffer.concat(this.#rest);
    while (bytes.length >= 4) {
      const length = bytes.readUInt32BE(0);
      if (length > longestAnswer) {
        this.end('what answers does not speak SFTP');
        return;
      }
      if (bytes.length < 4 + length) break;
      this.next(bytes.subarray(4, 4 + length));
      bytes = bytes.subarray(4 + length);
    }
    this.#rest = [bytes];
    this.#have = bytes.length;
  }
}

export function noSftp(why: string): Problem {
  return new Problem('sftp-missing', `The host took the login and offers no SFTP: ${why}.`, {
    untouched: 'Nothing was touched.',
    next: 'Add `Subsystem sftp internal-sftp` to its sshd_config, and let the login shell print nothing.',
  });
}
