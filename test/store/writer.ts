import { writeSync } from 'node:fs';
import { openStore } from '../../src/store/index.ts';
import { at, jobWith, messages } from '../contracts/store-samples.ts';

/**
 * A process to be killed: writes to the store in the folder of its argument, and says a line for each
 * write whose promise resolved, in one system call, so that what was said was really resolved.
 */
const store = await openStore({ folder: process.argv[2]! });
await jobWith(store, 'j1', []);
writeSync(1, 'opened\n');
for (let n = 0; ; n += 1) {
  const [first, last] = [n * 50 + 1, n * 50 + 50];
  await store.ledger.add('j1', messages(first, last));
  writeSync(1, `added ${last}\n`);
  const seqs = Array.from({ length: 50 }, (_, i) => first + i);
  const batch = await store.journal.intend({
    job: 'j1',
    kind: 'hold',
    from: 'in',
    to: 'in/temp',
    seqs,
    bootId: null,
    intendedAt: at,
  });
  writeSync(1, `intended ${batch.id}\n`);
  await store.atomically(async (tx) => {
    await tx.ledger.mark('j1', seqs, { life: 'held' });
    await tx.journal.settle(batch.id, { moved: 50, failures: 0, note: null });
  });
  writeSync(1, `held ${last}\n`);
}
