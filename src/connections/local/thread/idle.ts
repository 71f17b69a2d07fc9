import { Worker } from 'node:worker_threads';

/** Threads that have no host open. To start one takes 100 ms and more of a processor: most of a short call. */
const idle: Worker[] = [];
/** More are seldom used at the same time, and each takes some 10 MB. */
const most = 4;

/** A thread that has no host open: one that rests, or a new one. It does not keep the process alive. */
export function takeThread(): Worker {
  const worker = idle.pop();
  return worker === undefined ? startThread() : unheard(worker);
}

/** It has closed its host and does nothing any more. Gives whether it may rest; else it is to end. */
export function restThread(worker: Worker): boolean {
  if (idle.length >= most) return false;
  unheard(worker).once('exit', () => forget(worker));
  // Nobody would hear of it, and the process would end with it.
  worker.once('error', () => forget(worker));
  worker.unref();
  idle.push(worker);
  return true;
}

/** By name: listeners of Node's own, without which no message would arrive, sit on the same emitter. */
function unheard(worker: Worker): Worker {
  for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
  return worker;
}

function forget(worker: Worker): void {
  const at = idle.indexOf(worker);
  if (at !== -1) idle.splice(at, 1);
}

function startThread(): Worker {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    name: 'unjam-files',
    execArgv: [],
    trackUnmanagedFds: false,
  });
  worker.unref();
  return worker;
}
