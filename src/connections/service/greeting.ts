import type { Duplex } from 'node:stream';
import { firstLine } from '../command/quote.ts';

const patience = 2000;
const mostBytes = 1024;

export interface Port {
  port: number;
  host?: string;
  expect?: string;
}

/** Begins a connection as from the host itself; one that cannot be is an error or the end of the stream. */
export type Dial = (host: string, port: number) => Duplex;

/**
 * What is wrong with a port, null for nothing. We never send anything: a probe that speaks can itself be
 * mail. Without `expect` it is enough that the connection is taken.
 */
export function greeting({ port, host = '127.0.0.1', expect }: Port, dial: Dial): Promise<string | null> {
  const wanted = expect === undefined ? null : new RegExp(expect);
  const where = `${host}:${port}`;
  return new Promise((resolve) => {
    const socket = dial(host, port);
    let heard = '';
    let taken = false;
    const end = (complaint: string | null) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(complaint);
    };
    const unheard = () => (heard === '' ? `${where} does not greet` : `${where} says ${shown(heard)}`);
    const timer = setTimeout(() => end(taken ? unheard() : `${where} does not answer`), patience);
    socket.setEncoding('latin1');
    socket.on('connect', () => {
      taken = true;
      if (wanted === null) end(null);
    });
    socket.on('data', (text: string) => {
      heard = (heard + text).slice(0, mostBytes);
      if (wanted?.test(heard)) end(null);
      else if (heard.length >= mostBytes) end(unheard());
    });
    socket.on('error', (error) => end(`${where}: ${error.message}`));
    socket.on('close', () => end(unheard()));
  });
}

function shown(heard: string): string {
  return JSON.stringify(firstLine(heard, heard).slice(0, 80));
}
