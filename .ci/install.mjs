// Makes node_modules match the lock file and, with --peers, installs the Debian packages that the tests
// need. Runs on whatever Node the machine has: the project's own Node 24 arrives with the dependencies.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = `${root}/node_modules/.installed`;

/** Debian packages by a file that proves each is there: real peers and real awkward mail for the tests. */
const peers = [
  ['curl', '/usr/bin/curl'],
  ['libpython3.11-testsuite', '/usr/lib/python3.11/test/test_email/data/msg_01.txt'],
  ['lsof', '/usr/bin/lsof'],
  ['procps', '/usr/bin/ps'],
  ['openssh-client', '/usr/bin/ssh-keygen'],
  ['openssh-server', '/usr/sbin/sshd'],
  ['postfix', '/usr/share/postfix/master.cf.dist'],
  ['prometheus-alertmanager', '/usr/bin/prometheus-alertmanager'],
  ['openssl', '/usr/bin/openssl'],
  ['prometheus', '/usr/bin/promtool'],
  ['python3-impacket', '/usr/lib/python3/dist-packages/impacket/version.py'],
  ['python3-samba', '/usr/lib/python3/dist-packages/samba/ndr.py'],
  ['samba', '/usr/sbin/smbd'],
  ['smbclient', '/usr/bin/smbclient'],
];

/** What packages would ask: the tests run a Postfix of their own, and the machine's stays unconfigured. */
const answers = 'postfix postfix/main_mailer_type select No configuration\n';
/** While it is there, no package starts its daemon. */
const policy = '/usr/sbin/policy-rc.d';

function installModules() {
  const wanted = createHash('sha256')
    .update(readFileSync(`${root}/package-lock.json`))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(stamp, wanted);
}

function installPeers() {
  const missing = peers.filter(([, proof]) => !existsSync(proof)).map(([name]) => name);
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0) {
    fail(
      `the tests need the Debian packages ${missing.join(', ')}: run \`sudo apt-get install ${missing.join(' ')}\``,
    );
  }
  run('apt-get', ['update', '-qq']);
  run('debconf-set-selections', [], { input: answers });
  const isOurs = !existsSync(policy);
  if (isOurs) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  process.once('exit', () => isOurs && rmSync(policy, { force: true }));
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

function run(command, args, options = {}) {
  process.stderr.write(`setting up: ${[command, ...args].join(' ')}\n`);
  const { status } = spawnSync(command, args, { cwd: root, stdio: ['pipe', 2, 2], ...options });
  if (status !== 0) fail(`${[command, ...args].slice(0, 2).join(' ')} failed`);
}

function fail(why) {
  process.stderr.write(`setup: ${why}\n`);
  process.exit(1);
}

installModules();
if (process.argv.includes('--peers')) installPeers();
