import { parentPort, workerData } from 'node:worker_threads';
import type { Errand } from './index.ts';

const { module, name, args } = workerData as Errand;
const called = ((await import(module)) as Record<string, (...args: unknown[]) => Promise<unknown>>)[name];
if (called === undefined) throw new Error(`${module} has no ${name}`);
parentPort?.postMessage(await called(...args));
