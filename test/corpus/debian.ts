import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Mail } from './mail.ts';

const folder = '/usr/lib/python3.11/test/test_email/data';

/** Whether Debian's libpython3.11-testsuite is installed; the set-up of the tests installs it. */
export const hasAwkwardMail = existsSync(`${folder}/msg_01.txt`);

/** The awkward real messages that Python's e-mail library is tested with, read where Debian puts them. */
export function awkwardMail(): Mail[] {
  const names = readdirSync(folder).filter((name) => /^msg_.*\.txt$/.test(name));
  return names.sort().map((name) => {
    const content = readFileSync(`${folder}/${name}`);
    const id = /^message-id:\s*(<[^>]*>)/im.exec(content.toString('latin1'));
    return { kind: `awkward ${name}`, content, messageId: id?.[1] ?? null };
  });
}
