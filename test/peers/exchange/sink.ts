import { createHash } from 'node:crypto';
import {
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  writeSync,
} from 'node:fs';
import { renameToFree } from '../unit/libc.ts';
import type { Opened, QueueName, Spool } from './spool.ts';

/** One line of the delivery log. */
export interface Delivery {
  time: string;
  queue: QueueName;
  name: string;
  sha256: string;
  /** Bytes. */
  size: number;
  /** File in the sink. */
  as: string;
}

/**
 * Where delivered mail can be counted. Every delivery has a file name of its own, so that the second one of
 * a message lies beside the first.
 */
export class Sink {
  readonly #folder: string;
  readonly #log: number;
  readonly #run = `${Date.now().toString(36)}-${process.pid.toString(36)}`;
  #count = 0;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#folder = folder;
    this.#log = openSync(`${folder}.jsonl`, 'a');
  }

  /**
   * Delivers by one rename: the message is in the spool or in the sink, whenever we die. The line is written
   * first; one without its file in the sink tells of a delivery that did not happen.
   */
  deliver(spool: Spool, { queue, name, file }: Opened) {
    const as = `${this.#run}-${++this.#count}`;
    const line: Delivery = { time: new Date().toISOString(), queue, name, as, ...digest(file) };
    writeSync(this.#log, `${JSON.stringify(line)}\n`);
    renameToFree(spool.path(queue, name), Buffer.from(`${this.#folder}/${as}`));
  }
}

/** What was delivered, in order: the files in the sink, told by the log. */
export function readSink(folder: string): Delivery[] {
  if (!existsSync(`${folder}.jsonl`)) return [];
  const files = new Set(readdirSync(folder));
  const lines = readFileSync(`${folder}.jsonl`, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as Delivery).filter(({ as }) => files.has(as));
}

function digest(file: number): { sha256: string; size: number } {
  const { size } = fstatSync(file);
  const content = Buffer.allocUnsafe(size);
  readSync(file, content, 0, size, 0);
  return { sha256: createHash('sha256').update(content).digest('hex'), size };
}
