import type { Store } from '../recovery/ports/store.ts';
import { openSqlite } from './sqlite/open.ts';

export { StoreRefused } from './refused.ts';

export interface StoreSettings {
  /** The folder of the embedded store; made when it is not there, for the own user alone. */
  folder: string;
}

/** Opens the store and brings its schema up to date. Throws `StoreRefused` with what to do instead. */
export async function openStore(settings: StoreSettings, now = () => new Date()): Promise<Store> {
  return await openSqlite(settings.folder, now);
}
