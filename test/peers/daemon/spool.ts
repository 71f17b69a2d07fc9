import { constants, mkdirSync, openSync, readdirSync, readFileSync, rmdirSync } from 'node:fs';
import { renameToFree } from '../unit/libc.ts';
import { type Config, groupName, groupParts } from './config.ts';

/** One message as it lies in a queue. Names are bytes, kept one character each. */
export interface Mail {
  /** Counted from 0. */
  queue: number;
  /** Of its queue or a subfolder of it, below the root. */
  folder: string;
  name: string;
  /** The entries that make it. */
  parts: string[];
}

/** What lies in the queues of the service, and how it is carried on. */
export class Spool {
  readonly #config: Config;
  #delivered = 0;

  constructor(config: Config) {
    this.#config = config;
  }

  list(): Mail[] {
    return this.#config.queues.flatMap(({ path, depth }, queue) => this.#listFolder(queue, path, depth));
  }

  /** All that it holds. */
  read({ folder, parts }: Mail): string {
    const content = (path: string): string =>
      this.#config.unit === 'directory'
        ? this.#names(path, 'isFile')
            .map((name) => readFileSync(this.#path(`${path}/${name}`), 'latin1'))
            .join('')
        : readFileSync(this.#path(path), 'latin1');
    return parts.map((part) => content(`${folder}/${part}`)).join('');
  }

  /** Opens it and leaves it open. */
  hold({ folder, parts }: Mail): void {
    const path = `${folder}/${parts[0]}`;
    const inner = this.#config.unit === 'directory' ? `/${this.#names(path, 'isFile')[0]}` : '';
    openSync(this.#path(path + inner), constants.O_RDONLY | constants.O_NOFOLLOW);
  }

  /** Into the next queue under its own name, or out of the last one, each part by one rename. */
  advance(mail: Mail): void {
    const last = !this.#config.wanders || mail.queue === this.#config.queues.length - 1;
    const to = last ? this.#inSink() : Buffer.from(`${this.#config.root}/${this.#inQueue(mail)}`, 'latin1');
    mkdirSync(to, { recursive: true });
    for (const part of mail.parts) {
      const target = Buffer.concat([to, Buffer.from(`/${part}`, 'latin1')]);
      renameToFree(this.#path(`${mail.folder}/${part}`), target);
    }
  }

  /** Removes the subfolders of hashed queues that are empty now. */
  tidy(): void {
    for (const { path, depth } of this.#config.queues) this.#tidyFolder(path, depth);
  }

  #listFolder(queue: number, folder: string, depth: number): Mail[] {
    if (depth > 0) {
      const below = this.#names(folder, 'isDirectory');
      return below.flatMap((name) => this.#listFolder(queue, `${folder}/${name}`, depth - 1));
    }
    const { unit, index } = this.#config;
    const all = this.#names(folder, unit === 'directory' ? 'isDirectory' : 'isFile');
    const names = all.filter((name) => `${folder}/${name}` !== index?.path);
    if (unit === 'group') return this.#groups(queue, folder, names);
    return names.map((name) => ({ queue, folder, name, parts: [name] }));
  }

  #groups(queue: number, folder: string, names: string[]): Mail[] {
    const groups = Map.groupBy(names, (name) => groupName.exec(name)?.[1]);
    groups.delete(undefined);
    const whole = (parts: string[]) => parts.length === groupParts.length;
    return [...groups]
      .filter(([, parts]) => whole(parts) || this.#config.incomplete === 'treat')
      .map(([name, parts]) => ({ queue, folder, name: name!, parts }));
  }

  #inQueue({ queue, name }: Mail): string {
    const { path, depth } = this.#config.queues[queue + 1]!;
    return [path, ...name.slice(0, depth).split('')].join('/');
  }

  #inSink(): Buffer {
    return Buffer.from(`${this.#config.sink}/${process.pid}-${++this.#delivered}`);
  }

  #tidyFolder(folder: string, depth: number): void {
    if (depth === 0) return;
    for (const name of this.#names(folder, 'isDirectory')) {
      this.#tidyFolder(`${folder}/${name}`, depth - 1);
      try {
        rmdirSync(this.#path(`${folder}/${name}`));
      } catch {
        // It is not empty.
      }
    }
  }

  #names(folder: string, is: 'isFile' | 'isDirectory'): string[] {
    const entries = readdirSync(this.#path(folder), { withFileTypes: true, encoding: 'buffer' });
    return entries.filter((entry) => entry[is]()).map((entry) => entry.name.toString('latin1'));
  }

  #path(path: string): Buffer {
    return Buffer.from(`${this.#config.root}/${path}`, 'latin1');
  }
}
