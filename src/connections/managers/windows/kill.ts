import type { Answer } from '../../../recovery/ports/host.ts';
import type { Spec } from '../../../recovery/spec.ts';
import { quoted } from '../../command/quote.ts';
import type { Run } from '../../command/ran.ts';
import { ask } from '../ask.ts';
import { pidOf, query, sharesProcess, statusOf } from './status.ts';

const patience = 30_000;
/** taskkill exits with 128 when there is no such process. */
const noProcess = 128;

export function killArgv(pid: number | 'PID'): string[] {
  return ['taskkill.exe', '/F', '/PID', String(pid)];
}

/**
 * Kills by the process id that Windows names. By image only where no id is told (before Windows 2000) and the
 * profile says that the image is the service's own: it kills whatever has that name. Never a process that other
 * services share: they would die with it.
 */
export async function killService(
  run: Run,
  name: string,
  process: Spec['service']['process'],
): Promise<Answer> {
  const found = await query(run, name);
  const status = statusOf(name, found);
  const pid = pidOf(found);
  if (pid !== null && sharesProcess(found) && process?.exclusive !== true) {
    return { ok: false, detail: `process ${pid} also holds other services and was not killed` };
  }
  if (pid !== null) return await taskkill(run, killArgv(pid));
  if (process?.exclusive === true) return await taskkill(run, ['taskkill.exe', '/F', '/IM', process.image]);
  if (status.state === 'down') return { ok: true, detail: 'it has no process' };
  return { ok: false, detail: 'Windows names no process of it, and its image is not its own' };
}

async function taskkill(run: Run, argv: string[]): Promise<Answer> {
  const ran = await ask(run, argv, { within: patience, bytes: true });
  if (ran.code === 0) return { ok: true, detail: quoted(argv) };
  if (ran.code === noProcess) return { ok: true, detail: 'no process of it is left' };
  return { ok: false, detail: `${quoted(argv)}: ${ran.trouble ?? `exit code ${ran.code}`}` };
}
