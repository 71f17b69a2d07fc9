import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('./boot.sh', import.meta.url));
/** What services need by default; without them systemd would want those of the machine. */
const targets = ['peer', 'basic', 'shutdown', 'sysinit', 'sockets', 'timers', 'paths'];

/** A systemd that runs, with units of its own and none of the machine's. */
export interface RealSystemd {
  folder: string;
  /** Where the administrator's settings lie; for a program inside, in /etc/systemd/system. */
  settings: string;
  /** The words before an argument vector that run it where this systemd runs. Nothing can be written there but below `folder`. */
  inside: string[];
  /** A folder with the `systemctl` that speaks to it. */
  bin: string;
  /** Writes a unit as a package would, or as the administrator. */
  unit(name: string, content: string, by?: 'package' | 'administrator'): void;
  /** As somebody else would call it. */
  call(...args: string[]): Promise<number>;
  close(): Promise<void>;
}

/** Starts one; a string says why none can run here. It needs root, systemd, and a kernel with cgroup2. */
export async function realSystemd(): Promise<RealSystemd | string> {
  if (process.getuid?.() !== 0) return 'only root may make the namespaces';
  try {
    accessSync('/lib/systemd/systemd');
  } catch {
    return 'there is no systemd on this machine';
  }
  const folder = mkdtempSync(join(tmpdir(), 'unjam-systemd-'));
  const peer = layOut(folder);
  const child = spawn('sh', [script, folder], { stdio: ['pipe', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const close = () => end(child, folder);
  for (let tries = 0; tries < 100 && child.exitCode === null; tries++) {
    if ((await peer.call('show', '--property=Version')) === 0) return { ...peer, close };
    await setTimeout(50);
  }
  await close();
  return `it did not come up: ${said.trim() || 'no word from it'}`;
}

function layOut(folder: string): Omit<RealSystemd, 'close'> {
  const settings = join(folder, 'config/systemd/user');
  for (const name of ['bin', 'run', 'units', 'none', 'config/systemd/user.control']) {
    mkdirSync(join(folder, name), { recursive: true });
  }
  mkdirSync(settings);
  chmodSync(join(folder, 'run'), 0o700);
  const unit = (name: string, content: string, by: 'package' | 'administrator' = 'package') =>
    writeFileSync(join(by === 'package' ? join(folder, 'units') : settings, name), content);
  for (const target of targets) unit(`${target}.target`, '[Unit]\nDefaultDependencies=no\n');
  const bin = join(folder, 'bin');
  const systemctl = join(bin, 'systemctl');
  const inside = ['sh', '-c', `exec nsenter --target "$(cat ${folder}/pid)" --mount --cgroup -- "$@"`, 'sh'];
  // Its own environment only: with the caller's HOME it would write links into the caller's own settings.
  writeFileSync(
    systemctl,
    `#!/bin/sh
exec env -i PATH=/usr/bin:/bin HOME=${folder} XDG_RUNTIME_DIR=${folder}/run XDG_CONFIG_HOME=${folder}/config \\
  SYSTEMD_UNIT_PATH=${folder}/config/systemd/user.control:/etc/systemd/system:${folder}/units \\
  systemctl --user "$@"
`,
    { mode: 0o755 },
  );
  const call = (...args: string[]) =>
    new Promise<number>((resolve) => {
      const [program, ...before] = [...inside, systemctl];
      const child = execFile(program!, [...before, ...args], () => resolve(child.exitCode ?? -1));
    });
  return { folder, settings, inside, bin, unit, call };
}

async function end(child: ChildProcess, folder: string): Promise<void> {
  child.stdin?.end();
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  rmSync(folder, { recursive: true, force: true });
}
