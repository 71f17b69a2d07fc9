import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Ends every process that `service.sh` has started for this folder; it starts none any more. */
export function endService(folder: string): void {
  writeFileSync(join(folder, 'ended'), '');
  for (const pid of pidsOf(folder)) end(pid);
}

function pidsOf(folder: string): number[] {
  const file = join(folder, 'pids');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').map(Number) : [];
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It had ended already.
  }
}
