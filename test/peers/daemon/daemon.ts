import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { markOf, unitProcess } from '../unit/processes.ts';
import { Unit } from '../unit/unit.ts';
import { until } from '../unit/until.ts';
import { type Config, markers } from './config.ts';

/** What a double is made with; everything has a default: one flat queue `in` of files. */
export interface DaemonOptions extends Partial<Omit<Config, 'dir' | 'sink' | 'guard'>> {
  /** Folder for everything, made when it is missing; default: a temporary one. */
  folder?: string;
}

const program = new URL('double.ts', import.meta.url);

/** Seconds, as short as a double allows: it falls at its start, or soon after, or not at all. */
const timing = {
  startSeconds: 10,
  stopSeconds: 3,
  observeSeconds: 0.3,
  observeMaxSeconds: 0.5,
  sampleSeconds: 0.05,
  flowSeconds: 0.2,
};

/** One daemon double as a test holds it: its spool, its control, and what it has delivered. */
export class Daemon {
  readonly folder: string;
  readonly config: Config;
  readonly unit: Unit<Config>;

  constructor({ folder = mkdtempSync(`${tmpdir()}/daemon-double-`), ...options }: DaemonOptions) {
    this.folder = folder;
    this.config = {
      dir: `${folder}/unit`,
      root: `${folder}/spool`,
      sink: `${folder}/sink`,
      log: `${folder}/daemon.log`,
      queues: [{ path: 'in', depth: 0 }],
      wanders: false,
      readsIn: 0,
      unit: 'file',
      incomplete: 'skip',
      names: false,
      openMs: 0,
      index: null,
      guard: markOf(process.pid),
      ...options,
    };
    this.unit = new Unit(program, this.config, { start: 10, stop: 2 });
    for (const { path } of this.config.queues) mkdirSync(`${this.root}/${path}`, { recursive: true });
    mkdirSync(this.config.sink, { recursive: true });
    writeFileSync(this.config.log, '');
  }

  get root(): string {
    return this.config.root;
  }

  /** A file below the root, its path in bytes, one character each; its folders are made. */
  plant(path: string, does?: keyof typeof markers): void {
    const marks = does === undefined ? '' : `${markers[does]}: yes\n`;
    mkdirSync(this.path(path.slice(0, path.lastIndexOf('/'))), { recursive: true });
    writeFileSync(this.path(path), Buffer.from(`Subject: ${path}\n${marks}\nmail ${path}\n`, 'latin1'));
  }

  /** An index with this content: `index\n` is what a good one holds. */
  plantIndex(content: string): void {
    const { path, is } = this.config.index!;
    const file = is === 'file' ? `${this.root}/${path}` : `${this.root}/${path}/0`;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  path(path: string): Buffer {
    return Buffer.from(`${this.root}/${path}`, 'latin1');
  }

  /** Messages marked so are delivered only after it was turned off. */
  wait(on: boolean): void {
    if (on) writeFileSync(`${this.config.dir}/wait`, '');
    else rmSync(`${this.config.dir}/wait`);
  }

  /** The names of what was delivered, sorted; of a message of several parts, each. */
  delivered(): string[] {
    const messages = readdirSync(this.config.sink, { withFileTypes: true });
    return messages
      .flatMap(({ name }) => readdirSync(`${this.config.sink}/${name}`, { encoding: 'latin1' }))
      .sort();
  }

  untilDelivered(count: number): Promise<void> {
    return until(`${count} entries are delivered`, () => this.delivered().length >= count);
  }

  isUp = () => unitProcess(this.config.dir) !== null;
  start = () => this.unit.run('start');

  /** The body of `PUT /v1/servers/{server}`. */
  registration(profile: string, options: { fence?: boolean } = {}) {
    const { fence, unfence, ...commands } = this.unit.commands();
    const service = { ...commands, ...(options.fence === false ? {} : { fence, unfence }) };
    return {
      profile,
      root: this.root,
      connection: { type: 'local', service: { manager: 'command', ...service } },
      timing,
    };
  }

  cleanup(): void {
    if (existsSync(this.config.dir)) this.unit.killNow();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
