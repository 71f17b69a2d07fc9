import { join } from 'node:path';
import type { Run } from '../../../src/connections/command/ran.ts';
import { type Output, sc } from './sc.ts';
import type { WindowsService } from './service.ts';
import { taskkill } from './taskkill.ts';
import { wevtutil } from './wevtutil.ts';

/** Doubles of three programs of Windows, over one service with a real process on this machine. */
export function windowsPrograms(service: WindowsService): Run {
  return async ([program, ...args], { bytes = false }) => {
    const { code, text } = answer(service, program!, args);
    // Asked for Unicode, wevtutil prints UTF-16; sc.exe prints in the code page of its console.
    const printed = Buffer.from(text, program === 'wevtutil.exe' ? 'utf16le' : 'latin1');
    return { code, output: printed.toString(bytes ? 'latin1' : 'utf8'), trouble: null, missing: false };
  };
}

function answer(service: WindowsService, program: string, args: string[]): Output {
  switch (program) {
    case 'sc.exe':
      return sc(service, args);
    case 'taskkill.exe':
      return taskkill(service, args);
    case 'wevtutil.exe':
      return wevtutil(join(service.folder, 'log/events'), args);
    default:
      throw new Error(`Windows was not expected to run ${program}`);
  }
}
