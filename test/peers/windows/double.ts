/**
 * Doubles of three programs of Windows, over one service with a real process on this machine:
 * `node double.ts FOLDER SCRIPT PROGRAM ARGUMENTS`.
 */
import { join } from 'node:path';
import { type Output, sc } from './sc.ts';
import { WindowsService } from './service.ts';
import { taskkill } from './taskkill.ts';
import { wevtutil } from './wevtutil.ts';

const [folder, script, program, ...args] = process.argv.slice(2) as [string, string, string, ...string[]];

function answer(): Output {
  const service = new WindowsService(folder, script);
  switch (program) {
    case 'sc':
      return sc(service, args);
    case 'taskkill':
      return taskkill(service, args);
    default:
      return wevtutil(join(folder, 'log/events'), args);
  }
}

const { code, text } = answer();
// wevtutil is asked for Unicode; sc.exe prints in the code page of a German console.
process.stdout.write(Buffer.from(text, program === 'wevtutil' ? 'utf16le' : 'latin1'));
// Exit codes of Windows have 32 bits, those of this machine eight: the error is also in the text.
process.exitCode = code > 255 ? 1 : code;
