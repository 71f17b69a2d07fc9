import type { Spec } from '../../recovery/spec.ts';
import type { SmbConnection } from './config.ts';

/**
 * The command line that ends the service on the host. By its process id where Windows tells it (from 2000 on); by
 * image only where the profile says that the image is the service's own, since it ends whatever has that name. Null
 * when neither is sure. NT 4.0 has no such program of its own: `kill.exe` is from its Resource Kit.
 */
export function killCommand({ service }: Spec, config: SmbConnection, pid: number | null): string | null {
  const image = service.process?.exclusive === true ? service.process.image : null;
  if (pid === null && image === null) return null;
  const whom = pid ?? image;
  if (config.kill !== undefined) return run(`"${config.kill}" -f ${whom}`);
  if (config.dialect === 'nt1') return run(`kill.exe -f ${whom}`);
  return run(`taskkill.exe /F ${pid === null ? '/IM' : '/PID'} ${whom}`);
}

/** Through the command interpreter, which looks the program up; it is done when the program is. */
function run(command: string): string {
  return `%COMSPEC% /C ${command}`;
}
