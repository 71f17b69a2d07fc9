import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../exchange/ports.ts';
import { until } from '../unit/until.ts';
import { type Manners, type Newest, smbConf } from './smb-conf.ts';

const libexec = '/usr/libexec/samba';
const scm = fileURLToPath(new URL('scm/main.py', import.meta.url));
const holder = fileURLToPath(new URL('hold.py', import.meta.url));
const clearLog = fileURLToPath(new URL('clear-log.py', import.meta.url));
/** Pipes that must be there before a client may come: it would take their absence for an answer. */
const pipes = ['winreg', 'lsarpc', 'samr', 'eventlog', 'srvsvc', 'svcctl'];

export const account = { user: 'Administrator', password: 'Secret 1.' };

export interface ServerOptions {
  /** The newest dialect it speaks. NT1 alone makes it an NT 4.0. Default SMB3. */
  newest?: Newest;
  /** The oldest. Default NT1. */
  oldest?: Manners['oldest'];
  /** Default false. */
  guests?: boolean;
}

/** A service of the server, as `scm/host.py` reads it. */
export interface ServiceFile {
  name: string;
  image: string;
  startType: number;
  commands: Record<'start' | 'stop' | 'kill' | 'status', string[]>;
  acceptsStop?: boolean;
  denied?: boolean;
  sharesProcess?: boolean;
  /** Milliseconds before an order to start it is answered. */
  startAnswersAfter?: number;
  failureActions?: [kind: number, ms: number][];
}

/**
 * A Windows server for tests: Debian's smbd with its programs for MS-RPC, and our service control manager. Files,
 * login, registry and event log are Samba's own, so that they prove something; see `scm/main.py` for what does not.
 */
export class NtServer {
  readonly folder: string;
  readonly port: number;
  /** The newest dialect that it speaks. */
  readonly newest: Newest;
  readonly #children: ChildProcess[] = [];

  private constructor(folder: string, port: number, newest: Newest) {
    this.folder = folder;
    this.port = port;
    this.newest = newest;
  }

  static async start({
    newest = 'SMB3',
    oldest = 'NT1',
    guests = false,
  }: ServerOptions = {}): Promise<NtServer> {
    if (!existsSync('/usr/sbin/smbd')) throw new Error('the tests need the Debian package samba');
    const folder = mkdtempSync(join(tmpdir(), 'nt-peer-'));
    const server = new NtServer(folder, await freePort(), newest);
    server.#settle({ newest, oldest, guests });
    process.once('exit', server.#atExit);
    try {
      await server.#run();
      return server;
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  /** What the share `D$` shows. */
  get drive(): string {
    return `${this.folder}/drive`;
  }

  /** The smb.conf of it, for tools of Samba. */
  get conf(): string {
    return `${this.folder}/smb.conf`;
  }

  /** Registers a service, or changes it. */
  service(file: ServiceFile): void {
    writeFileSync(`${this.folder}/services/${file.name}.json`, JSON.stringify(file));
  }

  serviceFile(name: string): ServiceFile {
    return JSON.parse(readFileSync(`${this.folder}/services/${name}.json`, 'utf8')) as ServiceFile;
  }

  /** Programs that the server has, by their file names. */
  tools(...tools: string[]): void {
    writeFileSync(`${this.folder}/host.json`, JSON.stringify({ older: this.newest === 'NT1', tools }));
  }

  /** Brings the lines of this file, one JSON object each, into the Application log. */
  eventsFrom(file: string): void {
    writeFileSync(`${this.folder}/events.json`, JSON.stringify({ file }));
  }

  /** Sets a text in the registry below HKEY_LOCAL_MACHINE. */
  registry(key: string, name: string, value: string): void {
    const net = (...args: string[]) => {
      const argv = ['rpc', 'registry', ...args, '-S', '127.0.0.1', '-p', String(this.port)];
      execFileSync(
        'net',
        [
          ...argv,
          `--configfile=${this.conf}`,
          '-U',
          account.user,
          '--option=client min protocol=NT1',
          '--option=client ipc min protocol=NT1',
        ],
        {
          env: { ...process.env, PASSWD: account.password },
          stdio: 'pipe',
        },
      );
    };
    net('createkey', `HKLM\\${key}`);
    net('setvalue', `HKLM\\${key}`, name, 'sz', value);
  }

  /** Makes an empty file of the drive, as a program of Windows makes it: with a time of creation that stays. */
  touch(path: string): void {
    const empty = `${this.folder}/empty`;
    writeFileSync(empty, '');
    const argv = [`--configfile=${this.conf}`, '-U', account.user, '-p', String(this.port), '//127.0.0.1/D$'];
    execFileSync('smbclient', [...argv, '--option=client min protocol=NT1', '-c', `put ${empty} "${path}"`], {
      env: { ...process.env, PASSWD: account.password },
      stdio: 'pipe',
    });
  }

  /** Another client of the server has this file of the drive for itself, until its process is killed. */
  hold(path: string): Promise<ChildProcess> {
    const argv = [holder, String(this.port), account.user, path];
    const child = spawn('/usr/bin/python3', argv, { stdio: ['pipe', 'pipe', 'inherit'] });
    child.stdin.write(`${account.password}\n`);
    return new Promise((resolve, reject) => {
      child.stdout.once('data', () => resolve(child));
      child.once('exit', () => reject(new Error('the file could not be held')));
    });
  }

  /** Clears the Application log. */
  clearEvents(): void {
    const argv = [clearLog, String(this.port), account.user];
    execFileSync('/usr/bin/python3', argv, { input: account.password, stdio: ['pipe', 'pipe', 'inherit'] });
  }

  /** Ends every session from the side of the server, as a switch that fails does. */
  dropConnections(): void {
    for (const pid of childrenOf(this.#named('smbd').pid!)) {
      const name = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      // smbd has children that serve no client too; they are idle, and it does without them.
      if (name.includes('smbd')) kill(pid, 'SIGKILL');
    }
  }

  async stop(): Promise<void> {
    process.off('exit', this.#atExit);
    this.#killAll();
    await Promise.all(this.#children.map(ended));
    rmSync(this.folder, { recursive: true, force: true });
  }

  readonly #atExit = () => this.#killAll();

  #settle(manners: Manners): void {
    const { folder } = this;
    for (const name of ['lock', 'state', 'cache', 'run', 'ncalrpc', 'log', 'services', 'drive/exchsrvr'])
      mkdirSync(`${folder}/${name}`, { recursive: true });
    mkdirSync(`${folder}/private`, { mode: 0o700 });
    writeFileSync(`${folder}/users.map`, `${userInfo().username} = ${account.user}\n`);
    writeFileSync(this.conf, smbConf(folder, this.port, manners));
    this.tools('kill.exe', 'taskkill.exe');
    execFileSync('pdbedit', [`--configfile=${this.conf}`, '-t', '-a', '-u', userInfo().username], {
      input: `${account.password}\n${account.password}\n`,
      stdio: 'pipe',
    });
  }

  async #run(): Promise<void> {
    const { folder } = this;
    const common = ['-F', '--no-process-group', `--configfile=${this.conf}`, `--log-basename=${folder}/log`];
    this.#spawn(`${libexec}/samba-dcerpcd`, ...common, ...rpcPrograms);
    await until('the pipes of Samba are there', () =>
      pipes.every((name) => existsSync(`${folder}/ncalrpc/np/${name}`)),
    );
    this.#spawn('smbd', ...common);
    const manager = this.#spawn('/usr/bin/python3', '-B', scm, folder);
    await new Promise<void>((resolve, reject) => {
      manager.stdout!.once('data', () => resolve());
      manager.once('exit', () => reject(new Error('the service control manager ended')));
    });
    await until('smbd listens', () => listens(this.port));
  }

  #spawn(program: string, ...args: string[]): ChildProcess {
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
    });
    child.stdout!.resume();
    this.#children.push(child);
    return child;
  }

  #named(program: string): ChildProcess {
    return this.#children.find(({ spawnfile }) => spawnfile === program)!;
  }

  #killAll(): void {
    for (const child of this.#children) {
      for (const pid of childrenOf(child.pid!)) kill(pid, 'SIGKILL');
      child.kill('SIGKILL');
    }
  }
}

const rpcPrograms = ['rpcd_classic', 'rpcd_lsad', 'rpcd_winreg'].map((name) => `${libexec}/${name}`);

/** Children of a process and theirs, the youngest first. */
function childrenOf(pid: number): number[] {
  try {
    const own = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
    return own.filter((one) => one !== '').flatMap((one) => [...childrenOf(Number(one)), Number(one)]);
  } catch {
    return [];
  }
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It had ended already.
  }
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once('exit', () => resolve()));
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
