import type { Client, ClientChannel } from 'ssh2';
import { Kept } from './kept.ts';

/** What a command on the host came to. Texts are one character for each byte. */
export interface Ended {
  code: number | null;
  signal: string | null;
  out: string;
  err: string;
}

export interface ChannelOptions {
  /** Milliseconds. */
  within: number;
  input?: Buffer;
  /** Bytes of each output that are kept, the last ones. */
  most: number;
  /**
   * A word of its own that it prints as its last on both outputs, since something that it leaves behind may keep them
   * open. Without it, it is over when they are closed.
   */
  mark?: string;
  /** Told as soon as it is known, from the first words that the command line prints to its standard error. */
  started?(err: string): void;
}

/** The command is still running; it was left alone. */
export class TooSlow extends Error {
  override readonly name = 'TooSlow';
}

/** For how long nothing more may come of a command that has ended without its mark, milliseconds. */
const silence = 2000;

/**
 * Runs a command line over a channel of its own. sshd tells of its end before the last of its output, which may wait
 * for its turn on a long way: so it is over when its output is closed, or when it has ended and both marks came.
 * Rejects with `TooSlow`, or with the error of a connection that was lost.
 */
export function throughChannel(client: Client, line: Buffer, options: ChannelOptions): Promise<Ended> {
  return new Promise((resolve, reject) => {
    // The library takes bytes as well as text, and leaves bytes as they are. What the channel tells may come in the
    // same packet as its opening: whoever listens a moment later has missed it.
    client.exec(line as unknown as string, (error, channel) => {
      if (error) reject(error);
      else resolve(listen(client, channel, options));
    });
  });
}

async function listen(client: Client, channel: ClientChannel, options: ChannelOptions): Promise<Ended> {
  const { most, mark = null, started } = options;
  const out = new Kept(channel, most, mark);
  const err = new Kept(channel.stderr, most, mark, started);
  const isWhole = () => out.isMarked && err.isMarked;
  const end = ended(channel, options, isWhole);
  channel.on('error', () => undefined);
  let isLost = false;
  const lost = () => {
    isLost = true;
  };
  client.once('close', lost);
  channel.end(options.input ?? '');
  try {
    const [code, signal] = await end;
    if (isLost && !isWhole()) throw new Error('the connection was lost before the last of its output');
    return { code, signal, out: out.text, err: err.text };
  } finally {
    client.off('close', lost);
    channel.close();
    channel.resume();
    channel.stderr.resume();
  }
}

type End = [code: number | null, signal: string | null];

function ended(
  channel: ClientChannel,
  { within, mark }: ChannelOptions,
  isWhole: () => boolean,
): Promise<End> {
  const { promise, resolve, reject } = Promise.withResolvers<End>();
  const late = () => reject(new TooSlow(`it did not end within ${within / 1000} s and was killed`));
  let timer = setTimeout(late, within);
  let end: End | null = null;
  const over = () => {
    clearTimeout(timer);
    if (end !== null) resolve(end);
    else reject(new Error('the connection was lost before the command ended'));
  };
  const heard = () => {
    if (end === null || mark === undefined) return;
    clearTimeout(timer);
    if (isWhole()) over();
    else timer = setTimeout(over, silence);
  };
  channel.once('exit', (code: number | null, signal?: string) => {
    end = [code, signal ?? null];
    heard();
  });
  for (const output of [channel, channel.stderr]) output.on('data', heard);
  channel.once('close', over);
  return promise;
}
