import type { Store } from '../../src/recovery/ports/store.ts';
import { accessContract } from './store-access.ts';
import { atomicContract } from './store-atomically.ts';
import { callingContract } from './store-calling.ts';
import { countsContract } from './store-counts.ts';
import { historyContract } from './store-history.ts';
import { jobsContract } from './store-jobs.ts';
import { ledgerContract } from './store-ledger.ts';
import { registrationsContract } from './store-registrations.ts';
import { withStore } from './store-samples.ts';
import { searchContract } from './store-search.ts';

/** What every store must pass. `open` gives a new and empty store each time. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  const given = withStore(name, open);
  registrationsContract(given);
  jobsContract(given);
  ledgerContract(given);
  countsContract(given);
  searchContract(given);
  historyContract(given);
  accessContract(given);
  callingContract(given);
  atomicContract(given);
}
