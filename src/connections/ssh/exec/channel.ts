import type { Client, ClientChannel } from 'ssh2';

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
  /** Told as soon as it is known, from the first words that the command line prints to its standard error. */
  started?(err: string): void;
}

/** The command is still running; it was left alone. */
export class TooSlow extends Error {
  override readonly name = 'TooSlow';
}

/** What a command may still print after its end, milliseconds: a daemon that it leaves keeps its output open. */
const rest = 100;

/**
 * Runs a command line over a channel of its own. It is over when the command ends, not when its output is closed.
 * Rejects with `TooSlow`, or with the error of a connection that was lost.
 */
export function throughChannel(client: Client, line: Buffer, options: ChannelOptions): Promise<Ended> {
  return new Promise((resolve, reject) => {
    // The library takes bytes as well as text, and leaves bytes as they are. What the channel tells may come in the
    // same packet as its opening: whoever listens a moment later has missed it.
    client.exec(line as unknown as string, (error, channel) => {
      if (error) reject(error);
      else resolve(listen(channel, options));
    });
  });
}

async function listen(channel: ClientChannel, options: ChannelOptions): Promise<Ended> {
  const out = kept(channel, options.most);
  const err = kept(channel.stderr, options.most, options.started);
  const end = ended(channel, options.within);
  channel.on('error', () => undefined);
  channel.end(options.input ?? '');
  try {
    const [code, signal] = await end;
    return { code, signal, out: out(), err: err() };
  } finally {
    channel.close();
    channel.resume();
    channel.stderr.resume();
  }
}

function ended(channel: ClientChannel, within: number): Promise<[number | null, string | null]> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new TooSlow(`it did not end within ${within / 1000} s and was killed`)),
      within,
    );
    let end: [number | null, string | null] | null = null;
    channel.once('exit', (code: number | null, signal?: string) => {
      end = [code, signal ?? null];
      clearTimeout(timer);
      setTimeout(() => resolve(end!), rest);
    });
    channel.once('close', () => {
      clearTimeout(timer);
      if (end !== null) resolve(end);
      else reject(new Error('the connection was lost before the command ended'));
    });
  });
}

function kept(stream: NodeJS.ReadableStream, most: number, told?: (text: string) => void): () => string {
  let parts: Buffer[] = [];
  let size = 0;
  stream.on('data', (chunk: Buffer) => {
    parts.push(chunk);
    size += chunk.length;
    told?.(chunk.toString('latin1'));
    if (size > 2 * most) {
      parts = [Buffer.concat(parts).subarray(-most)];
      size = most;
    }
  });
  return () => Buffer.concat(parts).subarray(-most).toString('latin1');
}
