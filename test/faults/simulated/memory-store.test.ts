import { countsContract } from '../../contracts/store-counts.ts';
import { historyContract } from '../../contracts/store-history.ts';
import { jobsContract } from '../../contracts/store-jobs.ts';
import { ledgerContract } from '../../contracts/store-ledger.ts';
import { withStore } from '../../contracts/store-samples.ts';
import { MemoryStore } from './memory-store.ts';

const given = withStore('memory', async () => new MemoryStore().asStore());

jobsContract(given);
ledgerContract(given);
countsContract(given);
historyContract(given);
