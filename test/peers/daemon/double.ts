// The daemon double: a stand-in for a mail daemon that nobody ever heard of, for tests. A program of its own:
// node double.ts --config FILE.json. What it reads and how is all in the file, see config.ts.
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isAlive } from '../unit/processes.ts';
import { type Config, markers } from './config.ts';
import { type Mail, Spool } from './spool.ts';

const pollMs = 30;

const { values } = parseArgs({ options: { config: { type: 'string' } } });
const config = JSON.parse(readFileSync(values.config!, 'utf8')) as Config;
const spool = new Spool(config);
process.title = 'daemon-double';
process.on('SIGTERM', () => {
  log('terminating on signal 15');
  process.exit(0);
});
endWithGuard(config);
takeIndex(config);
pass();
writeFileSync(`${config.dir}/loaded`, `${process.pid}\n`);
log('ready');
setInterval(pass, pollMs);

/** Everything is read before anything is delivered: with poison in the spool no mail flows at all. */
function pass() {
  const ready = spool.list().filter((mail) => {
    if (mail.queue !== config.readsIn) return true;
    const content = spool.read(mail);
    if (content.includes(markers.poison)) fall(mail);
    return !content.includes(markers.waits) || !existsSync(`${config.dir}/wait`);
  });
  for (const mail of ready) spool.advance(mail);
  spool.tidy();
}

/** Dies with the message open, as a process does that was busy with it. */
function fall(mail: Mail): never {
  spool.hold(mail);
  if (config.openMs > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, config.openMs);
  log(config.names ? `fatal: bad record in queue file ${mail.name}` : 'fatal: unexpected end of record');
  process.exit(70);
}

/** A line; names are bytes, kept one character each. */
function log(what: string) {
  appendFileSync(config.log, Buffer.from(`${new Date().toISOString()} daemon-double: ${what}\n`, 'latin1'));
}

function takeIndex({ root, index, queues }: Config) {
  if (index === null) return;
  const files = index.is === 'file' ? [index.path] : queues.map((_, n) => `${index.path}/${n}`);
  if (index.is === 'folder') mkdirSync(`${root}/${index.path}`, { recursive: true });
  for (const file of files.map((path) => `${root}/${path}`)) {
    if (!existsSync(file)) writeFileSync(file, 'index\n');
    if (readFileSync(file, 'utf8') === 'index\n') continue;
    log(`fatal: bad index ${file}`);
    process.exit(70);
  }
}

function endWithGuard({ guard }: Config) {
  if (guard !== null) setInterval(() => isAlive(guard) || process.exit(1), 1000).unref();
}
