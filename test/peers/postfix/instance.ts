import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';

/** Where a private Postfix lies, and the ports that it knows. */
export interface Instance {
  folder: string;
  /** Its configuration directory, for `-c`. */
  etc: string;
  /** Its queue directory. */
  spool: string;
  log: string;
  smtpPort: number;
  /** The only host to which it delivers. */
  relayPort: number;
}

/** Lays out a Postfix of its own: Debian's programs, with folders, log and ports that no other one has. */
export function layOut(smtpPort: number, relayPort: number): Instance {
  const folder = mkdtempSync(`${tmpdir()}/postfix-peer-`);
  const [etc, spool, data] = [`${folder}/etc`, `${folder}/spool`, `${folder}/data`];
  // Its daemons run as their own user, and must get through to the queue.
  chmodSync(folder, 0o755);
  for (const path of [etc, spool, data]) mkdirSync(path);
  execFileSync('chown', ['postfix', data]);
  copyFileSync('/etc/postfix/dynamicmaps.cf', `${etc}/dynamicmaps.cf`);
  const instance = { folder, etc, spool, log: `${folder}/maillog`, smtpPort, relayPort };
  writeFileSync(`${etc}/master.cf`, services(smtpPort));
  writeFileSync(`${etc}/main.cf`, settings(instance, data));
  return instance;
}

/** Debian's own services, SMTP on a port of ours, and none in a chroot that nobody furnished. */
function services(smtpPort: number): string {
  const lines = readFileSync('/usr/share/postfix/master.cf.dist', 'utf8').split('\n');
  const isService = /^\S+\s+(inet|unix|unix-dgram|fifo|pass)\s/;
  return lines
    .map((line) => (isService.test(line) ? line.split(/\s+/).with(4, 'n').join(' ') : line))
    .map((line) => line.replace(/^smtp inet/, `127.0.0.1:${smtpPort} inet`))
    .join('\n');
}

function settings({ folder, spool, log, relayPort }: Instance, data: string): string {
  const said = {
    compatibility_level: '3.6',
    queue_directory: spool,
    data_directory: data,
    maillog_file: log,
    maillog_file_prefixes: folder,
    myhostname: 'mail01.contoso.example',
    mydestination: '',
    inet_interfaces: '127.0.0.1',
    mynetworks: '127.0.0.0/8',
    relayhost: `[127.0.0.1]:${relayPort}`,
    smtp_tls_security_level: 'none',
    alias_maps: '',
    alias_database: '',
    biff: 'no',
    in_flow_delay: '0',
  };
  return Object.entries(said)
    .map(([name, value]) => `${name} = ${value}\n`)
    .join('');
}
