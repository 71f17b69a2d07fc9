import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { listening } from './wire.ts';

export interface SilentPort {
  port: number;
  /** When somebody has connected and said its first words. */
  taken(): Promise<void>;
  close(): void;
}

/** A port that takes every connection and then says nothing. */
export async function silentPort(): Promise<SilentPort> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  const port = await listening(server);
  return {
    port,
    async taken() {
      const [socket] = sockets.size > 0 ? sockets : await once(server, 'connection');
      if (socket.bytesRead === 0) await once(socket, 'data');
    },
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
