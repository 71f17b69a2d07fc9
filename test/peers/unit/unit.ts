import { execFile, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const verbs = ['start', 'stop', 'kill', 'status', 'fence', 'unfence'] as const;

type Verb = (typeof verbs)[number];

export interface Answer {
  code: number;
  output: string;
}

export interface Patience {
  /** Seconds until `start` gives up waiting. */
  start: number;
  /** Seconds until `stop` does. */
  stop: number;
}

const script = fileURLToPath(new URL('control.sh', import.meta.url));

/** What every double is told of itself: the folder of its unit. */
interface Configuration {
  dir: string;
}

/** One double as its control script sees it: a folder with its program, pid file, fence and output. */
export class Unit<C extends Configuration> {
  readonly dir: string;

  /** `program` is run as `node program --config FILE`; it writes its pid to `loaded` when it does its work. */
  constructor(program: URL, config: C, patience: Patience) {
    this.dir = config.dir;
    mkdirSync(this.dir, { recursive: true });
    symlinkSync(process.execPath, `${this.dir}/node`);
    symlinkSync(fileURLToPath(program), `${this.dir}/double`);
    const tenths = [patience.start, patience.stop].map((seconds) => Math.ceil(seconds * 10));
    writeFileSync(`${this.dir}/limits`, `${tenths.join(' ')}\n`);
    this.configure(config);
  }

  /** Obeyed from the next start on. */
  configure(config: C) {
    writeFileSync(`${this.dir}/config.json`, `${JSON.stringify(config, null, 2)}\n`);
  }

  argv(verb: Verb | 'watchdog'): string[] {
    return ['/bin/sh', script, this.dir, verb];
  }

  /** The argument vectors by which a service manager runs it. */
  commands(): Record<Verb, string[]> {
    return Object.fromEntries(verbs.map((verb) => [verb, this.argv(verb)])) as Record<Verb, string[]>;
  }

  run(verb: Verb): Promise<Answer> {
    const [command, ...args] = this.argv(verb);
    return new Promise((resolve, reject) => {
      const child = execFile(command!, args, (error, out, err) => {
        if (child.exitCode === null) reject(error ?? new Error(`${verb} was killed`));
        else resolve({ code: child.exitCode, output: `${out}${err}`.trim() });
      });
    });
  }

  async status(): Promise<{ up: boolean; pid: number | null; exitCode: number | null }> {
    const { code, output } = await this.run('status');
    const [word, number] = output.split(' ');
    const value = number === undefined ? null : Number(number);
    return { up: code === 0, pid: word === 'pid' ? value : null, exitCode: word === 'exit' ? value : null };
  }

  /** Starts it again whenever it is down, until the returned function is called. */
  watchdog(everySeconds: number): () => void {
    const [command, ...args] = this.argv('watchdog');
    const child = spawn(command!, [...args, String(everySeconds)], { stdio: 'ignore', detached: true });
    return () => {
      // Its own group, since it may be inside a start.
      if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid!, 'SIGKILL');
    };
  }

  /** For the last moment of a process, when nothing can be awaited. */
  killNow() {
    const [command, ...args] = this.argv('kill');
    execFileSync(command!, args, { stdio: 'ignore' });
  }
}
