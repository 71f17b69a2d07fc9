import { Duplex } from 'node:stream';
import type { ClientChannel } from 'ssh2';
import type { Dial } from '../service/greeting.ts';
import type { Lease } from './link/pool.ts';

/** Connections to ports as the host itself sees them, through the connection to the host. */
export function forward(lease: Lease): Dial {
  return (host, port) => {
    let channel: ClientChannel | null = null;
    const socket = new Duplex({
      read: () => channel?.resume(),
      write: (_chunk, _encoding, done) => done(),
      destroy(error, done) {
        channel?.close();
        done(error);
      },
    });
    const taken = (open: ClientChannel) => {
      channel = open;
      if (socket.destroyed) {
        open.close();
        return;
      }
      open.on('data', (chunk: Buffer) => socket.push(chunk));
      open.on('error', () => undefined);
      open.once('close', () => socket.destroy());
      socket.emit('connect');
    };
    lease.wire().then(
      ({ client }) =>
        client.forwardOut('127.0.0.1', 0, host, port, (error, open) =>
          error ? socket.destroy(new Error(error.message)) : taken(open),
        ),
      (error: Error) => socket.destroy(error),
    );
    return socket;
  };
}
