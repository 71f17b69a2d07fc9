import { closeSync, openSync, writeSync } from 'node:fs';
import { spoolNames } from './names.ts';
import { randomFrom } from './random.ts';

/**
 * Writes many small plain messages into one folder and returns their names: about 30 µs a message, for
 * spools of a size that only a measurement needs.
 */
export function writeBulk(folder: string, count: number, seed: number): string[] {
  const names = spoolNames(randomFrom(seed), count);
  for (const [n, name] of names.entries()) {
    const file = openSync(`${folder}/${name}`, 'wx', 0o640);
    writeSync(file, smallMail(name, n));
    closeSync(file);
  }
  return names;
}

function smallMail(name: string, n: number): string {
  return [
    `Received: from mail.fabrikam.example by mail01; Mon, 02 Mar 1998 08:00:00 +0000`,
    `Message-ID: <${name}.${n}@fabrikam.example>`,
    'From: reports@fabrikam.example',
    'To: archive@contoso.example',
    `Subject: Reading ${n}`,
    'Date: Mon, 02 Mar 1998 08:00:00 +0000',
    '',
    `The meter shows ${n}.`,
    '',
  ].join('\r\n');
}
