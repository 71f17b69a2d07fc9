import { openStore } from '../../src/store/index.ts';
import { storeContract } from '../contracts/store.ts';
import { newFolder } from './folder.ts';

storeContract('sqlite', async () => await openStore({ folder: newFolder() }));
