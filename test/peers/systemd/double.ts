/**
 * A double of systemctl, for machines without systemd: `node double.ts FOLDER SCRIPT ARGUMENTS OF SYSTEMCTL`. It
 * knows one unit, whose real process `SCRIPT start|stop|kill FOLDER` runs, and prints properties in the format of
 * `systemctl show` (systemctl(1), and seen with systemd 252 in this folder's other peer).
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, script, ...args] = process.argv.slice(2) as [string, string, ...string[]];
const [verb] = args;
const unit = args[args.indexOf('--') + 1]!;
const file = (name: string) => join(folder, name);

function has(name: string): boolean {
  return existsSync(file(name));
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function service(what: string): void {
  execFileSync('sh', [script, what, folder], { stdio: 'ignore' });
}

/** The id in the pid file while there is such a process, a zombie included. */
function pidOf(): number {
  const pid = has('pid') ? Number(readFileSync(file('pid'), 'utf8')) : 0;
  try {
    return pid > 0 && process.kill(pid, 0) ? pid : 0;
  } catch {
    return 0;
  }
}

function activeState(pid: number): [string, string] {
  if (has('starting') && pid === 0) return ['activating', 'start-pre'];
  rmSync(file('starting'), { force: true });
  if (has('stopping') && pid !== 0) return ['deactivating', 'stop-sigterm'];
  rmSync(file('stopping'), { force: true });
  if (pid !== 0) return ['active', 'running'];
  return has('pid') ? ['failed', 'failed'] : ['inactive', 'dead'];
}

/** Settings count from the last daemon-reload on. */
function loadedDropIns(): string[] {
  return has('loaded') ? readFileSync(file('loaded'), 'utf8').split('\n').filter(Boolean) : [];
}

function reload(): void {
  const all = has('etc') ? readdirSync(file('etc')) : [];
  const dropIns = all.flatMap((name) =>
    readdirSync(file(`etc/${name}`)).map((one) => file(`etc/${name}/${one}`)),
  );
  writeFileSync(file('loaded'), dropIns.join('\n'));
}

function show(): void {
  if (unit !== 'peer.service') {
    process.stdout.write(`Id=${unit}\nLoadState=not-found\nActiveState=inactive\nSubState=dead\nMainPID=0\n`);
    return;
  }
  const pid = pidOf();
  const [active, sub] = activeState(pid);
  const properties = {
    Restart: 'no',
    RestartUSec: '100ms',
    MainPID: pid,
    Result: active === 'failed' ? 'signal' : 'success',
    NRestarts: 0,
    ExecMainCode: active === 'failed' ? 2 : 0,
    ExecMainStatus: active === 'failed' ? 9 : 0,
    ControlGroup: '',
    Id: unit,
    TriggeredBy: '',
    LoadState: 'loaded',
    ActiveState: active,
    SubState: sub,
    UnitFileState: 'static',
    DropInPaths: loadedDropIns().join(' '),
    CanStop: 'yes',
    RefuseManualStop: 'no',
    Job: '',
  };
  for (const [name, value] of Object.entries(properties)) process.stdout.write(`${name}=${value}\n`);
}

switch (verb) {
  case 'show':
    show();
    break;
  case 'start':
    if (loadedDropIns().length > 0) fail(`Assertion failed on job for ${unit}.`);
    writeFileSync(file('starting'), '');
    service('start');
    break;
  case 'stop':
    if (has('refuse-stop')) {
      fail(
        `Failed to stop ${unit}: Operation refused, unit ${unit} may be requested by dependency only (it is configured to refuse manual start/stop).`,
      );
    }
    writeFileSync(file('stopping'), '');
    service('stop');
    break;
  case 'kill':
    if (pidOf() === 0) fail(`Failed to kill unit ${unit}: No process to kill`);
    service('kill');
    break;
  case 'daemon-reload':
    reload();
    break;
  case 'reset-failed':
    if (pidOf() === 0) rmSync(file('pid'), { force: true });
    break;
  default:
    fail(`Unknown command verb ${verb}.`);
}
