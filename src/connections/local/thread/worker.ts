import { getPriority, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { Problem } from '../../../recovery/problems.ts';
import { asProblem, isSystemError } from '../disk/errors.ts';
import { close } from '../disk/libc.ts';
import { openRoot, type Root } from '../disk/root.ts';
import { calls, readings } from './calls.ts';
import { asFailure, type CallName, type Question, type ReadingName, type Reply } from './protocol.ts';

/**
 * The thread that does all work on the disk, so that the thread that answers HTTP never waits for it. Calls
 * are done in the order in which they came; only a digest lets others in between.
 */
type Pages = Generator<unknown, unknown> | AsyncGenerator<unknown, unknown>;
type AnyCall = (...args: unknown[]) => unknown;
type AnyReading = (...args: unknown[]) => Pages;

/**
 * Who asks how it stands comes before who moves. On Linux this is the priority of this thread alone; elsewhere it
 * would be that of the whole process.
 */
if (process.platform === 'linux') setPriority(Math.min(19, getPriority() + 5));

const port = parentPort!;
let ending = new AbortController();
const open = new Map<number, Pages>();
let root: Root | null = null;

port.on('message', (question: Question) => {
  // Calls that wait for their turn answer first; then nothing keeps this thread alive.
  if (question.kind === 'end') return void setImmediate(() => port.close());
  answer(question).then(
    (value) => port.postMessage({ id: question.id, value } satisfies Reply),
    (error: unknown) => port.postMessage({ id: question.id, failure: asFailure(error) } satisfies Reply),
  );
});

async function answer(question: Exclude<Question, { kind: 'end' }>): Promise<unknown> {
  if (question.kind === 'open') return begin(question.root);
  if (ending.signal.aborted) throw closed();
  switch (question.kind) {
    case 'call':
      return call(question.name, question.args);
    case 'begin':
      open.set(question.id, (readings[question.name as ReadingName] as AnyReading)(root, ...question.args));
      return question.id;
    case 'next':
      return next(question.reading);
    case 'leave':
      await open.get(question.reading)?.return(undefined);
      open.delete(question.reading);
      return null;
    case 'close':
      return end();
  }
}

function begin(path: string): null {
  ending = new AbortController();
  root = openRoot(path);
  return null;
}

async function call(name: CallName, args: unknown[]): Promise<unknown> {
  try {
    return await (calls[name] as AnyCall)(root, ...args, ending.signal);
  } catch (error) {
    if (ending.signal.aborted) throw closed();
    throw isSystemError(error) ? asProblem(error, doing[name] ?? 'Work on the spool') : error;
  }
}

const doing: Partial<Record<CallName, string>> = {
  move: 'Moving messages',
  look: 'Looking at entries',
  digest: 'Reading messages',
  inUse: 'Looking for open files',
  free: 'Asking for free space',
};

async function next(reading: number): Promise<unknown> {
  const result = await open.get(reading)!.next();
  if (result.done) open.delete(reading);
  return result;
}

function end(): null {
  ending.abort();
  for (const pages of open.values()) void pages.return(undefined);
  open.clear();
  if (root !== null) close(root.fd);
  root = null;
  return null;
}

function closed(): Problem {
  return new Problem('unavailable', 'The connection was closed while the call was under way.', {
    untouched: 'Nothing was moved by this call.',
    next: 'Make the call again.',
    retryable: true,
  });
}
