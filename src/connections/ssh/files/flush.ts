import type { ByteName } from '../../../recovery/names.ts';
import type { Site } from '../site.ts';

const patience = 60_000;

/**
 * Whether these folders were flushed. SFTP flushes files alone. The target first: after a power failure a message
 * under two names is better than under none.
 */
export async function flush(site: Site, folders: ByteName[]): Promise<boolean> {
  const { tools } = await site.here();
  if (!tools.sync) return false;
  return (await site.commands.script('sync -- "$@"', folders, null, patience)) !== null;
}
