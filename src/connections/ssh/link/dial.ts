import { Client } from 'ssh2';
import { Problem } from '../../../recovery/problems.ts';
import { Gate } from '../../turns/gate.ts';
import type { SshConnection } from '../config.ts';
import { Sftp } from '../sftp/calls.ts';
import { noSftp, SftpSession } from '../sftp/session.ts';
import { loginOf, patience, type Seen } from './login.ts';
import { silent, unreached } from './problems.ts';

/** Of ssh2's client, the part that its types leave out: its socket, to cut a dead connection off. */
type WithSocket = Client & { _sock?: { resetAndDestroy(): void; ref(): void; unref(): void } };

/**
 * sshd allows ten sessions on one connection unless it is told otherwise. One is that of SFTP, and one that has ended
 * counts until sshd has cleaned up: so there may be as many again.
 */
const sessions = 4;
/** Milliseconds between two signs of life that we ask for, and that the answer may take. */
const heartbeat = 15_000;

/** One connection that is logged in, with its SFTP session. */
export interface Wire {
  client: Client;
  sftp: Sftp;
  /** Commands at once, whoever runs them. */
  sessions: Gate;
  /** Why it ended; null while it lives. */
  ended(): string | null;
  /** While nobody uses it, it must not keep the process alive. */
  idle(isIdle: boolean): void;
  close(): void;
}

/**
 * Connects, logs in and opens SFTP. Problems: `secret-missing`, `host-key-unknown`, `host-key-changed`,
 * `login-refused`, `host-silent`, `host-unreachable`, `sftp-missing`.
 */
export async function dial(config: SshConnection): Promise<Wire> {
  const client: WithSocket = new Client();
  let why: string | null = null;
  await connected(client, config);
  // Or each small request would wait until the one before it is acknowledged.
  client.setNoDelay(true);
  const end = (reason: string) => {
    why ??= reason;
  };
  client.on('error', (error) => end(error.message)).once('close', () => end('the host closed it'));
  try {
    const session = await inTime(sftpOf(client), config);
    const beat = watch(session, (reason) => {
      end(reason);
      session.end(reason);
      // What was not sent must never arrive: moves that come late could take mail from a service that runs again.
      client._sock?.resetAndDestroy();
    });
    client.once('close', () => {
      clearInterval(beat);
      session.end(why ?? 'the host closed it');
    });
    // Its server of SFTP may end alone: the rest of the connection is of no use then.
    void session.over.then((reason) => {
      end(reason);
      client.end();
    });
    return {
      client,
      sftp: new Sftp(session),
      sessions: new Gate(sessions),
      ended: () => why,
      idle: (isIdle) => (isIdle ? client._sock?.unref() : client._sock?.ref()),
      close: () => {
        end('it was closed');
        clearInterval(beat);
        client.end();
      },
    };
  } catch (error) {
    client.destroy();
    throw error;
  }
}

async function connected(client: Client, config: SshConnection): Promise<void> {
  const seen: Seen = { hostKey: null, taken: false };
  const login = await loginOf(config, seen);
  await new Promise<void>((resolve, reject) => {
    const fail = (error: Error) => {
      client.destroy();
      reject(unreached(error, config, seen));
    };
    client.on('error', fail);
    client.once('connect', () => {
      seen.taken = true;
    });
    client.once('close', () => fail(new Error('the host closed the connection')));
    client.once('ready', () => {
      client.removeAllListeners('error').removeAllListeners('close');
      resolve();
    });
    try {
      client.connect(login);
    } catch (error) {
      // A private key that cannot be read is told before anything is sent.
      reject(unreadableKey(error, config));
    }
  });
}

function unreadableKey(error: unknown, config: SshConnection): Problem {
  const why = error instanceof Error ? error.message : String(error);
  return new Problem(
    'login-refused',
    `The key for ${config.user} on ${config.host} cannot be used: ${why}.`,
    {
      untouched: 'Nothing was touched; the host was not asked.',
      next: 'Correct `privateKey` or `passphrase` in the registration.',
      cause: error,
    },
  );
}

function sftpOf(client: Client): Promise<SftpSession> {
  return new Promise((resolve, reject) => {
    client.subsys('sftp', (error, channel) => {
      if (error) reject(noSftp(error.message));
      else resolve(SftpSession.open(channel));
    });
  });
}

async function inTime<T>(work: Promise<T>, config: SshConnection): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(silent(config, 'took the login')), patience);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Asks for a sign of life now and then: a network that is gone does not say so. Any answer is one: on a slow host ours
 * waits behind all that was asked before.
 */
function watch(session: SftpSession, lost: (why: string) => void): NodeJS.Timeout {
  const sftp = new Sftp(session);
  let heardBefore: number | null = null;
  const answered = () => {
    heardBefore = null;
  };
  const beat = setInterval(() => {
    const isAsked = heardBefore !== null;
    if (heardBefore === session.heard) {
      lost(`no sign of life within ${heartbeat / 1000} s`);
      return;
    }
    heardBefore = session.heard;
    if (!isAsked) sftp.realpath('.').then(answered, answered);
  }, heartbeat);
  return beat.unref();
}
