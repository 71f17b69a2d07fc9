import type { SshConnection } from '../../../src/connections/ssh/config.ts';
import type { ConnectionSettings } from '../../../src/recovery/server.ts';
import type { LosablePeer } from '../../contracts/host-lost.ts';
import { type Sshd, type SshdOptions, startSshd } from '../../peers/sshd/index.ts';
import { type CutWire, wireTo } from '../../peers/sshd/wire.ts';
import { type LocalPeer, localPeer } from '../local/peer.ts';

/** A mail host behind a real sshd of its own, and a wire to it that can be cut. */
export interface SshPeer extends LocalPeer, LosablePeer {
  sshd: Sshd;
  wire: CutWire;
}

export async function sshPeer(options: SshdOptions = {}): Promise<SshPeer> {
  const sshd = await startSshd(options);
  const wire = await wireTo(sshd.port);
  const peer = await localPeer((spec) => ({
    ...spec,
    connection: through(spec.connection, sshd, wire.port),
  }));
  return {
    ...peer,
    sshd,
    wire,
    cutAfter: (bytes) => wire.cutAfter(bytes),
    mend: () => wire.cutAfter(Number.POSITIVE_INFINITY),
    async close() {
      await peer.close();
      wire.close();
      sshd.close();
    },
  };
}

/** The connection of a host on this machine, led through its sshd. */
export function through(connection: ConnectionSettings, sshd: Sshd, port = sshd.port): SshConnection {
  const { service, logs } = connection as ConnectionSettings & Pick<SshConnection, 'service' | 'logs'>;
  return {
    type: 'ssh',
    host: '127.0.0.1',
    port,
    user: sshd.user,
    auth: { privateKey: { file: sshd.key } },
    hostKey: sshd.hostKey,
    service,
    ...(logs === undefined ? {} : { logs }),
  };
}
