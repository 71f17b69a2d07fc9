import { readFileSync } from 'node:fs';
import { Client, type SFTPWrapper } from 'ssh2';
import { type SshPeer, sshPeer } from '../../connections/ssh/peer.ts';
import { namesIn, plantMany } from '../../contracts/host-peer.ts';
import type { Ratio } from './ratio.ts';

const messages = 4000;
const repeats = 7;
const inFlight = 64;

/** Moves through the port beside a plain loop over ssh2's own SFTP with as many requests under way. */
export async function ssh(): Promise<Ratio[]> {
  const peer = await sshPeer();
  try {
    plantMany(peer, 'in', messages);
    plantMany(peer, 'in/temp', 0);
    const names = namesIn(peer, 'in').filter((name) => name !== 'temp');
    const client = await plainClient(peer);
    const sftp = await new Promise<SFTPWrapper>((resolve, reject) =>
      client.sftp((error, session) => (error ? reject(error) : resolve(session))),
    );
    const ours: number[] = [];
    const plain: number[] = [];
    // By turns, so that a busy moment of the machine meets both.
    for (let i = 0; i < repeats; i++) {
      ours.push(await timed(() => thereAndBack((from, to) => peer.host.files.move(from, to, names))));
      plain.push(
        await timed(() =>
          thereAndBack((from, to) => plainLoop(sftp, `${peer.root}/${from}`, `${peer.root}/${to}`, names)),
        ),
      );
    }
    client.end();
    const what = `ssh: ${messages} messages moved, beside a plain SFTP loop with ${inFlight} requests under way`;
    return [{ what, ours: median(ours), plain: median(plain), limit: 1.5 }];
  } finally {
    await peer.close();
  }
}

async function plainClient({ sshd, wire }: SshPeer): Promise<Client> {
  const client = new Client();
  const privateKey = readFileSync(sshd.key);
  await new Promise((resolve, reject) => {
    client.once('ready', () => resolve(null)).once('error', reject);
    client.connect({ host: '127.0.0.1', port: wire.port, username: sshd.user, privateKey });
  });
  client.setNoDelay(true);
  return client;
}

async function plainLoop(sftp: SFTPWrapper, from: string, to: string, names: string[]): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < names.length) {
      const name = names[next++]!;
      await new Promise<void>((resolve, reject) =>
        sftp.rename(`${from}/${name}`, `${to}/${name}`, (error) => (error ? reject(error) : resolve())),
      );
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
}

async function thereAndBack(move: (from: string, to: string) => Promise<unknown>): Promise<void> {
  await move('in', 'in/temp');
  await move('in/temp', 'in');
}

/** Milliseconds per message moved. */
async function timed(work: () => Promise<void>): Promise<number> {
  const since = performance.now();
  await work();
  return (performance.now() - since) / (2 * messages);
}

function median(figures: number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)]!;
}
