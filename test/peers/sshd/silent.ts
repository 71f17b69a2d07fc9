import { createServer, type Socket } from 'node:net';
import { listening } from './wire.ts';

/** A port that takes every connection and then says nothing. */
export async function silentPort(): Promise<{ port: number; close(): void }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  const port = await listening(server);
  return {
    port,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
