import type { Host } from '../../recovery/ports/host.ts';
import type { Probe } from '../../recovery/server.ts';
import { handIn } from './hand-in.ts';

/**
 * The same host, with the test messages of its registration. They are handed in from here, as a sender of mail
 * would do it; a command is the connection's own matter.
 */
export function withProbe(host: Host, probe: Probe | null): Host {
  if (probe === null || !('in' in probe)) return host;
  return { ...host, probe: () => handIn(probe) };
}
