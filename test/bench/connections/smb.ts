import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { type SmbPeer, smbPeer } from '../../connections/smb/peer.ts';
import { plantMany } from '../../contracts/host-peer.ts';
import { account, type NtServer, type ServerOptions } from '../../peers/nt/server.ts';
import type { Ratio } from './ratio.ts';

const messages = 2000;
const repeats = 5;

const hosts: [string, ServerOptions][] = [
  ['NT 4.0', { newest: 'NT1' }],
  ['Windows since 2000', { newest: 'SMB3', oldest: 'SMB2' }],
];

/** Moves through the port beside one smbclient that reads the same renames from its input, on the same share. */
export async function smb(): Promise<Ratio[]> {
  const ratios: Ratio[] = [];
  for (const [name, which] of hosts) {
    const peer = await smbPeer(which);
    try {
      const what = `smb, ${name}: ${messages} messages moved, beside smbclient with the renames on its input`;
      ratios.push({ what, ...(await measured(peer)), limit: 1.5 });
    } finally {
      await peer.close();
    }
  }
  return ratios;
}

async function measured(peer: SmbPeer): Promise<Pick<Ratio, 'ours' | 'plain'>> {
  plantMany(peer, 'queue', messages);
  mkdirSync(`${peer.root}/queue/temp`);
  const names = Array.from({ length: messages }, (_, n) => `m${n}`);
  const ours: number[] = [];
  const plain: number[] = [];
  // There and back by turns, so that a busy moment of the machine meets both.
  for (let n = 0; n < repeats; n += 1) {
    ours.push(await timed(async () => moved(peer, 'queue', 'queue/temp', names)));
    plain.push(await timed(() => fed(peer.server, renames('queue\\temp', 'queue', names))));
    plain.push(await timed(() => fed(peer.server, renames('queue', 'queue\\temp', names))));
    ours.push(await timed(async () => moved(peer, 'queue/temp', 'queue', names)));
  }
  return { ours: median(ours) / messages, plain: median(plain) / messages };
}

async function moved(peer: SmbPeer, from: string, to: string, names: string[]): Promise<void> {
  const outcome = await peer.host.files.move(from, to, names);
  if (outcome.moved !== messages) throw new Error(`only ${outcome.moved} messages were moved`);
}

function renames(from: string, to: string, names: string[]): string {
  return names.map((name) => `rename "spool\\${from}\\${name}" "spool\\${to}\\${name}"\n`).join('');
}

/** An smbclient of its own for all of these commands, its login included. */
async function fed(server: NtServer, lines: string): Promise<void> {
  const settings = ['client min protocol=NT1', `client max protocol=${server.newest}`];
  const argv = ['--configfile=/dev/null', ...settings.map((one) => `--option=${one}`), '-U', account.user];
  const child = spawn('smbclient', [...argv, '-p', `${server.port}`, '//127.0.0.1/D$'], {
    env: { ...process.env, PASSWD: account.password, LC_ALL: 'C.UTF-8' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  child.stdin.end(`${lines}quit\n`);
  await once(child, 'close');
  if (said.includes('NT_STATUS')) throw new Error(said.slice(0, 500));
}

async function timed(work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function median(all: number[]): number {
  return all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)]!;
}
