import { connect, createServer, type Server, type Socket } from 'node:net';

/** A wire between Unjam and a server that can be cut. */
export interface CutWire {
  port: number;
  /** How many connections go through it now. */
  open(): number;
  /** How many bytes of the server's answers have gone through it. */
  answered(): number;
  /** Cuts all of them. */
  cut(): void;
  /** Cuts them after so many more bytes towards the server, or after so many of its answers. */
  cutAfter(bytes: number, of?: 'questions' | 'answers'): void;
  /** What the server says arrives so many milliseconds later, as over a long way. */
  delay(ms: number): void;
  /** Nothing goes through any more, and nobody is told. */
  freeze(): void;
  close(): void;
}

export async function wireTo(target: number): Promise<CutWire> {
  const pairs = new Set<[Socket, Socket]>();
  const endless = Number.POSITIVE_INFINITY;
  const left = { questions: endless, answers: endless };
  let late = 0;
  let answered = 0;
  const cut = () => {
    Object.assign(left, { questions: endless, answers: endless });
    for (const pair of pairs) for (const socket of pair) socket.destroy();
    pairs.clear();
  };
  const server = createServer((from) => {
    const to = connect(target, '127.0.0.1');
    const pair: [Socket, Socket] = [from, to];
    pairs.add(pair);
    const pass = (way: keyof typeof left, chunk: Buffer, into: Socket) => {
      if (way === 'answers') answered += chunk.length;
      left[way] -= chunk.length;
      if (left[way] > 0) into.write(chunk);
      else cut();
    };
    from.on('data', (chunk) => pass('questions', chunk, to));
    to.on('data', (chunk) => {
      if (late > 0) setTimeout(() => pass('answers', chunk, from), late);
      else pass('answers', chunk, from);
    });
    for (const socket of pair) {
      // Or each small packet would wait for the one before it to be acknowledged.
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        pairs.delete(pair);
        for (const other of pair) other.destroy();
      });
    }
  });
  return {
    port: await listening(server),
    open: () => pairs.size,
    answered: () => answered,
    cut,
    cutAfter(bytes, of = 'questions') {
      left[of] = bytes;
    },
    delay(ms) {
      late = ms;
    },
    freeze() {
      for (const pair of pairs) for (const socket of pair) socket.pause();
    },
    close() {
      server.close();
      cut();
    },
  };
}

/** The port that the system gave. */
export function listening(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (typeof address === 'object' && address !== null) resolve(address.port);
    });
  });
}
