import { setTimeout } from 'node:timers/promises';

/** Waits until the condition holds; fails with its name when it does not in time. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, withinMs = 15_000) {
  const deadline = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`not within ${withinMs} ms: ${what}`);
    await setTimeout(20);
  }
}
