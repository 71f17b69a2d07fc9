/**
 * A double of systemctl, for machines without systemd. It knows one unit, `peer.service`, whose real process
 * `SCRIPT start|stop|kill FOLDER` runs, and prints properties in the format of `systemctl show` (systemctl(1), and
 * seen with systemd 252 in this folder's other peer). Settings of the unit lie in FOLDER/etc.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ran } from '../../../src/connections/command/ran.ts';

const unit = 'peer.service';

export class Systemctl {
  readonly #folder: string;
  readonly #script: string;
  /** Settings count from the last daemon-reload on. */
  #dropIns: string[] = [];

  constructor(folder: string, script: string) {
    this.#folder = folder;
    this.#script = script;
  }

  run(args: string[]): Ran {
    const failure = args[0] === 'show' ? null : this.#order(args[0]!);
    const output = args[0] === 'show' ? this.#show(args.at(-1)!) : (failure ?? '');
    return { code: failure === null ? 0 : 1, output, trouble: null, missing: false };
  }

  /** Why it did not; null when it did. */
  #order(verb: string): string | null {
    switch (verb) {
      case 'start':
        if (this.#dropIns.length > 0) return `Assertion failed on job for ${unit}.`;
        return this.#does('start', 'starting');
      case 'stop':
        if (this.#has('refuse-stop')) {
          return `Failed to stop ${unit}: Operation refused, unit ${unit} may be requested by dependency only (it is configured to refuse manual start/stop).`;
        }
        return this.#does('stop', 'stopping');
      case 'kill':
        return this.#pid() === 0 ? `Failed to kill unit ${unit}: No process to kill` : this.#does('kill');
      case 'daemon-reload':
        this.#dropIns = this.#found();
        return null;
      case 'reset-failed':
        if (this.#pid() === 0) this.#forget('pid');
        return null;
      default:
        return `Unknown command verb ${verb}.`;
    }
  }

  #does(verb: string, sub?: string): null {
    if (sub !== undefined) writeFileSync(this.#file(sub), '');
    execFileSync('sh', [this.#script, verb, this.#folder], { stdio: 'ignore' });
    return null;
  }

  #show(name: string): string {
    if (name !== unit)
      return `Id=${name}\nLoadState=not-found\nActiveState=inactive\nSubState=dead\nMainPID=0\n`;
    const pid = this.#pid();
    const [active, sub] = this.#state(pid);
    const failed = active === 'failed';
    const properties = {
      Restart: 'no',
      RestartUSec: '100ms',
      MainPID: pid,
      Result: failed ? 'signal' : 'success',
      NRestarts: 0,
      ExecMainCode: failed ? 2 : 0,
      ExecMainStatus: failed ? 9 : 0,
      ControlGroup: '',
      Id: unit,
      TriggeredBy: '',
      LoadState: 'loaded',
      ActiveState: active,
      SubState: sub,
      UnitFileState: 'static',
      DropInPaths: this.#dropIns.join(' '),
      CanStop: 'yes',
      RefuseManualStop: 'no',
      Job: '',
    };
    return Object.entries(properties)
      .map(([property, value]) => `${property}=${value}\n`)
      .join('');
  }

  #state(pid: number): [string, string] {
    if (this.#has('starting') && pid === 0) return ['activating', 'start-pre'];
    this.#forget('starting');
    if (this.#has('stopping') && pid !== 0) return ['deactivating', 'stop-sigterm'];
    this.#forget('stopping');
    if (pid !== 0) return ['active', 'running'];
    return this.#has('pid') ? ['failed', 'failed'] : ['inactive', 'dead'];
  }

  /** The id in the pid file while there is such a process, a zombie included. */
  #pid(): number {
    const pid = this.#has('pid') ? Number(readFileSync(this.#file('pid'), 'utf8')) : 0;
    try {
      return pid > 0 && process.kill(pid, 0) ? pid : 0;
    } catch {
      return 0;
    }
  }

  #found(): string[] {
    const folders = this.#has('etc') ? readdirSync(this.#file('etc')) : [];
    return folders.flatMap((name) =>
      readdirSync(this.#file(`etc/${name}`)).map((one) => this.#file(`etc/${name}/${one}`)),
    );
  }

  #has(name: string): boolean {
    return existsSync(this.#file(name));
  }

  #forget(name: string): void {
    rmSync(this.#file(name), { force: true });
  }

  #file(name: string): string {
    return join(this.#folder, name);
  }
}
