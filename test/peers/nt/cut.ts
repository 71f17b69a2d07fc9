import { connect, createServer, type Server, type Socket } from 'node:net';
import { freePort } from '../exchange/ports.ts';

/** A network between Unjam and a server that can fail, in either direction. */
export class Network {
  readonly port: number;
  readonly #server: Server;
  readonly #pairs = new Set<[Socket, Socket]>();
  #loses: 'requests' | 'answers' | null = null;
  #when = () => true;

  private constructor(port: number, server: Server) {
    this.port = port;
    this.#server = server;
  }

  static async to(target: number): Promise<Network> {
    const server = createServer();
    const port = await freePort();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    const network = new Network(port, server);
    server.on('connection', (client) => network.#join(client, connect(target, '127.0.0.1')));
    return network;
  }

  /**
   * The next request is lost, or the answer to it when it was carried out, as soon as `when` holds; and with it every
   * connection.
   */
  lose(what: 'requests' | 'answers', when = () => true): void {
    this.#loses = what;
    this.#when = when;
  }

  async close(): Promise<void> {
    this.#cut();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #join(client: Socket, server: Socket): void {
    const pair: [Socket, Socket] = [client, server];
    this.#pairs.add(pair);
    client.on('data', (bytes) => (this.#isLost('requests') ? this.#cut() : server.write(bytes)));
    server.on('data', (bytes) => (this.#isLost('answers') ? this.#cut() : client.write(bytes)));
    for (const socket of pair) {
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.#pairs.delete(pair);
        for (const one of pair) one.destroy();
      });
    }
  }

  #isLost(what: 'requests' | 'answers'): boolean {
    return this.#loses === what && this.#when();
  }

  #cut(): void {
    this.#loses = null;
    for (const pair of this.#pairs) for (const socket of pair) socket.destroy();
  }
}
