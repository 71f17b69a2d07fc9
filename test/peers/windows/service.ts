import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the service control manager keeps of one service. */
export interface Kept {
  name: string;
  /** As `sc qc` numbers them; 2 is automatic. */
  startType: number;
  delayed: boolean;
  /** SERVICE_WIN32_OWN_PROCESS is 10, _SHARE_PROCESS is 20; printed in hexadecimal. */
  type: string;
  /** Whether the words are in German, as on a German host. */
  german: boolean;
  /** Whether process ids are told: not before Windows 2000. */
  tellsPid: boolean;
  /** Lines of `sc qfailure` after FAILURE_ACTIONS. */
  failureActions: string[];
}

export const untouched: Kept = {
  name: 'MSExchangeIMC',
  startType: 2,
  delayed: false,
  type: '10',
  german: false,
  tellsPid: true,
  failureActions: [],
};

/** One service with a real process, which a script starts, stops and kills; its state lies in a folder. */
export class WindowsService {
  readonly folder: string;
  readonly #script: string;

  constructor(folder: string, script: string) {
    this.folder = folder;
    this.#script = script;
  }

  get kept(): Kept {
    return { ...untouched, ...JSON.parse(this.has('windows.json') ? this.#read('windows.json') : '{}') };
  }

  keep(change: Partial<Kept>): void {
    writeFileSync(this.#file('windows.json'), JSON.stringify({ ...this.kept, ...change }));
  }

  /** Whether its process runs: one that has ended stays in the process list until its parent looks. */
  runs(): boolean {
    const pid = this.pid();
    return pid !== 0 && !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  }

  /** SERVICE_STATUS.dwCurrentState. */
  state(): 1 | 2 | 3 | 4 {
    const alive = this.pid() !== 0;
    if (this.has('start-pending') && !alive) return 2;
    if (this.has('stop-pending') && alive) return 3;
    for (const pending of ['start-pending', 'stop-pending']) this.mark(pending, false);
    return alive ? 4 : 1;
  }

  /** 1067 for a process that ended by itself, 1077 for a service that was never started. */
  exitCode(): number {
    if (this.pid() !== 0) return 0;
    if (this.has('pid') && this.#read('pid') !== '') return 1067;
    return this.has('ran') ? 0 : 1077;
  }

  pid(): number {
    const pid = this.has('pid') ? Number(this.#read('pid')) : 0;
    try {
      return pid > 0 && process.kill(pid, 0) ? pid : 0;
    } catch {
      return 0;
    }
  }

  order(verb: 'start' | 'stop'): void {
    this.mark('ran', true);
    this.mark(`${verb}-pending`, true);
    execFileSync('sh', [this.#script, verb, this.folder], { stdio: 'ignore' });
  }

  has(name: string): boolean {
    return existsSync(this.#file(name));
  }

  mark(name: string, on: boolean): void {
    if (on) writeFileSync(this.#file(name), '');
    else rmSync(this.#file(name), { force: true });
  }

  #read(name: string): string {
    return readFileSync(this.#file(name), 'utf8');
  }

  #file(name: string): string {
    return join(this.folder, name);
  }
}
