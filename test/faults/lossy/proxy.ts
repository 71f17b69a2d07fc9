import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { Random } from '../../corpus/index.ts';

/** A network between a caller and the service at `url`, in which every other answer is lost. */
export interface LossyNetwork {
  url: string;
  /** Answers that came through, and those that did not. */
  readonly passed: number;
  readonly lost: number;
  close(): void;
}

export async function lossyNetwork(url: string, random: Random): Promise<LossyNetwork> {
  const { hostname, port } = new URL(url);
  const counted = { passed: 0, lost: 0 };
  const open = new Set<Socket>();
  const server = createServer((caller) => {
    const service = connect(Number(port), hostname);
    const end = (): void => {
      for (const socket of [caller, service]) {
        socket.destroy();
        open.delete(socket);
      }
    };
    let asked = false;
    for (const socket of [caller, service]) open.add(socket.on('error', end).on('close', end));
    caller.on('data', (bytes) => {
      asked = true;
      service.write(bytes);
    });
    service.on('data', (bytes) => {
      // Each answer is decided upon once, at its first bytes: the request has been heard by then.
      if (asked && random.chance(0.5)) {
        counted.lost += 1;
        return end();
      }
      if (asked) counted.passed += 1;
      asked = false;
      caller.write(bytes);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get passed() {
      return counted.passed;
    },
    get lost() {
      return counted.lost;
    },
    close() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}
