import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Random } from '../../corpus/index.ts';
import { isReady } from '../unit/processes.ts';
import type { Backlog, Waiting } from './backlog.ts';
import type { Config } from './config.ts';
import type { Events } from './events.ts';
import type { Fate } from './fate.ts';
import type { PoisonFault } from './faults.ts';
import { hasPartner } from './pairs.ts';
import type { Sink } from './sink.ts';
import type { Opened, Spool } from './spool.ts';

export interface Tools {
  config: Config;
  random: Random;
  spool: Spool;
  backlog: Backlog;
  sink: Sink;
  events: Events;
  fate: Fate;
}

/** What is to become of a message after the work on it. */
type Next = { do: 'deliver' } | { do: 'later'; ms: number } | { do: 'keep' };

/** One worker thread of the service: a message at a time, until the process ends. */
export async function work(tools: Tools): Promise<never> {
  for (;;) {
    const waiting = await tools.backlog.take();
    await storeIsUp(tools);
    const opened = tools.spool.open(waiting);
    if (opened === null) tools.backlog.forget(waiting);
    else await attend(tools, waiting, opened);
  }
}

/** The whole work on one message; its file is open until it is over. */
export async function attend(tools: Tools, waiting: Waiting, opened: Opened, at: 'load' | 'turn' = 'turn') {
  const next = await outcome(tools, waiting, opened, at);
  if (next.do === 'deliver') finish(tools, opened);
  tools.spool.close(opened);
  if (next.do === 'later') tools.backlog.later(waiting, next.ms);
}

async function outcome(tools: Tools, waiting: Waiting, opened: Opened, at: 'load' | 'turn'): Promise<Next> {
  const wait = waiting.seenAt + opened.marks.deferMs - performance.now();
  if (at === 'turn' && wait > 0) return { do: 'later', ms: wait };
  const fault = waiting.spared ? null : faultOf(tools, opened);
  if (fault !== null && (at === 'load' || fault.when !== 'work-end'))
    return strike(tools, waiting, opened, fault);
  await pause(tools.random.exponential(tools.config.workMs));
  return fault === null ? { do: 'deliver' } : strike(tools, waiting, opened, fault);
}

/** What this message does to the service; null for good mail. */
export function faultOf({ config, spool }: Tools, opened: Opened): PoisonFault | null {
  const { poison, pair } = opened.marks;
  if (poison === null && (pair === null || !hasPartner(spool, opened, pair))) return null;
  return { ...config.faults.poison, ...config.faults.kinds[poison ?? 'pair'] };
}

/** The poison does what it does; returns when the process outlives it. */
async function strike(tools: Tools, waiting: Waiting, opened: Opened, fault: PoisonFault): Promise<Next> {
  if (!tools.random.chance(fault.probability)) return survived(waiting, fault);
  if (fault.afterMs > 0) await pause(fault.afterMs);
  if (fault.does === 'crash') tools.fate.crash(fault, opened);
  if (fault.does === 'hang') tools.fate.hang(fault, opened);
  await tools.fate.fellStore();
  return { do: 'later', ms: fault.retryMs };
}

function survived(waiting: Waiting, fault: PoisonFault): Next {
  if (fault.survivor === 'retry') return { do: 'later', ms: fault.retryMs };
  waiting.spared = true;
  return { do: fault.survivor };
}

function finish({ spool, sink, events, backlog }: Tools, opened: Opened) {
  backlog.forget(opened);
  if (!spool.isStill(opened)) return;
  if (!opened.marks.unconvertible) return sink.deliver(spool, opened);
  events.archived(spool.archive(opened).toString('latin1'));
}

/** Without its store the service waits: mail stays where it is. */
async function storeIsUp({ config }: Tools) {
  while (config.store !== null && !isReady(config.store)) await pause(100);
}

async function pause(ms: number) {
  if (ms < 0.5) await setImmediate();
  else await setTimeout(ms);
}
