import { once } from 'node:events';
import type { Server } from 'node:net';
import { listen } from '../exchange/smtp.ts';

/** The host behind the mail server: takes every message and notes the Message-ID of each, in order. */
export class Sink {
  readonly port: number;
  readonly received: string[] = [];
  #server: Server | null = null;

  constructor(port: number) {
    this.port = port;
  }

  async open() {
    this.#server = await listen(this.port, {
      accept: (content) => {
        this.received.push(/^Message-ID:\s*(<[^>]*>)/im.exec(content.toString('latin1'))?.[1] ?? 'none');
        return true;
      },
    });
  }

  async close() {
    if (this.#server === null) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    await closed;
  }
}
