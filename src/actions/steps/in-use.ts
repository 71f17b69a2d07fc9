import type { Path } from '../../recovery/names.ts';
import type { Host, ServiceLook } from '../../recovery/ports/host.ts';
import { isDown } from './prove-down.ts';

/**
 * Files that a service has open which is about to be killed, or hangs. Where sharing is mandatory nobody tells whose
 * they are, and each file is tried: a working service is never probed so, since it would be refused its own mail.
 */
export async function openNow(host: Host, look: ServiceLook): Promise<Path[]> {
  const { sharingIsMandatory } = await host.facts();
  if (isDown(look)) return [];
  if (sharingIsMandatory) return await host.files.inUse();
  return look.processes.length === 0 ? [] : await host.files.inUse(look.processes);
}
