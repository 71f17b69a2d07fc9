/** taskkill.exe /F, by /PID or /IM: its sentences and exit codes as in public transcripts; 128 is "not found". */
import { readdirSync, readFileSync } from 'node:fs';
import type { Output } from './sc.ts';
import type { WindowsService } from './service.ts';

export function taskkill(service: WindowsService, [force, by, what]: string[]): Output {
  if (force !== '/F' || what === undefined) return { code: 1, text: 'ERROR: Invalid syntax.\r\n' };
  if (service.has('deny-kill')) {
    return {
      code: 1,
      text: `ERROR: The process with PID ${what} could not be terminated.\r\nReason: Access is denied.\r\n`,
    };
  }
  const pids = by === '/IM' ? pidsOf(what) : [Number(what)];
  const ended = pids.filter(kill);
  if (ended.length === 0) return { code: 128, text: `ERROR: The process "${what}" not found.\r\n` };
  const line = (pid: number) => `SUCCESS: The process with PID ${pid} has been terminated.\r\n`;
  return { code: 0, text: ended.map(line).join('') };
}

function kill(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    return false;
  }
}

function pidsOf(image: string): number[] {
  const named = (pid: string) => {
    try {
      return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === image;
    } catch {
      return false;
    }
  };
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && named(name))
    .map(Number);
}
