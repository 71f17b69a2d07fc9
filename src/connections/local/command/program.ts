import { begin, groups } from './begin.ts';
import type { Answer, Order } from './protocol.ts';

/**
 * The process that begins commands for Unjam. To begin one is to fork: that stops every thread of the process
 * and costs more the more memory it has (seen beside a spool of 100,000 messages: 6 ms, at worst 57). Here
 * nobody waits for it, and there is little memory.
 */
process.on('message', async ({ id, command }: Order) => {
  const value = command === null ? [process.pid, ...groups] : await begin(command.argv, command.options);
  // Where Unjam was killed meanwhile nobody takes the answer; `disconnect` follows.
  process.send!({ id, value } satisfies Answer, () => {});
});

/** It lasts as long as Unjam, and no longer: a service manager signals all of a unit at once, a terminal too. */
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined);
process.on('disconnect', () => process.exit());
