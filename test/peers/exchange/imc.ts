import { writeFileSync } from 'node:fs';
import type { Random } from '../../corpus/index.ts';
import { isReady } from '../unit/processes.ts';
import { arrive } from './arrivals.ts';
import { Backlog } from './backlog.ts';
import type { Config } from './config.ts';
import { Events } from './events.ts';
import { end, Fate, say } from './fate.ts';
import { Intake } from './intake.ts';
import { load } from './load.ts';
import { isMtaStoreCorrupt } from './mta-store.ts';
import { openIndex } from './queue-dat.ts';
import { Sink } from './sink.ts';
import { listen } from './smtp.ts';
import { Spool } from './spool.ts';
import { type Tools, work } from './work.ts';

/** Win32: the dependency service or group failed to start. */
const dependencyFailed = 1068;

/** The double in its main role: what the Internet Mail Service does with its spool, faults included. */
export async function runImc(config: Config, random: Random) {
  const tools = toolsFor(config, random);
  const { spool, backlog, events } = tools;
  stopWhenAsked(tools);
  needStore(tools);
  spool.makeFolders();
  takeIndex(tools);
  const intake = new Intake(spool, events, random);
  intake.sweep('work');
  load(tools);
  if (config.smtpPort !== null) await listen(config.smtpPort, intake);
  events.started();
  writeFileSync(`${config.dir}/loaded`, `${process.pid}\n`);
  say(config, `is up, ${backlog.waiting.length} messages to do`);
  fallWithMtaStore(tools);
  arrive(config.faults.arrivals, intake, random);
  for (let worker = 0; worker < config.workers; worker++) void work(tools);
  lookForMail(tools, intake);
}

function toolsFor(config: Config, random: Random): Tools {
  const events = new Events(config);
  const spool = new Spool(config.root);
  const backlog = new Backlog(spool, random);
  const fate = new Fate(config, events, spool, random);
  return { config, random, spool, backlog, events, fate, sink: new Sink(config.sink) };
}

/** Orderly, and at once: what is being worked on stays in the spool. A hang never gets here. */
function stopWhenAsked({ config, events }: Tools) {
  process.on('SIGTERM', () => {
    events.shutDown();
    say(config, 'stops');
    end(config, 0);
  });
}

function needStore({ config, events }: Tools) {
  if (config.store === null || isReady(config.store)) return;
  events.storeLost();
  end(config, dependencyFailed);
}

/** Held and locked as long as the process lives. */
function takeIndex({ config, events, fate }: Tools) {
  const path = `${config.root}/queue.dat`;
  const index = openIndex(path);
  if (index === 'locked') throw new Error('another process has queue.dat');
  if (index === 'bad') fate.crash(config.faults.poison, null);
  if (index === 'rebuilt') events.indexRebuilt(path);
}

/** Whatever lies in the spool, or does not. */
function fallWithMtaStore({ config, fate }: Tools) {
  if (!isMtaStoreCorrupt(config.dir)) return;
  setTimeout(() => fate.crash(config.faults.poison, null), config.faults.mtaStoreAfterMs);
}

/** Ten times as long between two looks as one takes, so that a great spool costs no more than a tenth. */
function lookForMail(tools: Tools, intake: Intake) {
  const before = performance.now();
  intake.sweep('pickup');
  tools.backlog.refresh();
  const pause = Math.max(tools.config.pollMs, 10 * (performance.now() - before));
  setTimeout(() => lookForMail(tools, intake), pause);
}
