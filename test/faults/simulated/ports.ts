import type { Host } from '../../../src/recovery/ports/host.ts';
import type { Store } from '../../../src/recovery/ports/store.ts';

/** Stands around every call of a port; `label` is its name: "journal.settle". */
export type Around = <T>(label: string, args: unknown[], call: () => Promise<T>) => Promise<T>;

export function hostWith(host: Host, around: Around): Host {
  const { files, folders, notes, service, logs } = host;
  return {
    files: portWith('files', files, around),
    folders: portWith('folders', folders, around),
    notes: portWith('notes', notes, around),
    service: portWith('service', service, around),
    logs: portWith('logs', logs, around),
    facts: () => around('facts', [], () => host.facts()),
    close: () => host.close(),
  };
}

/** What the actions use of it; a transaction is one call. */
export function storeWith(store: Store, around: Around): Store {
  const { jobs, ledger, journal, rounds, events, diagnoses } = store;
  return {
    ...store,
    servers: store.servers,
    jobs: portWith('jobs', jobs, around),
    ledger: portWith('ledger', ledger, around),
    journal: portWith('journal', journal, around),
    rounds: portWith('rounds', rounds, around),
    events: portWith('events', events, around),
    diagnoses: portWith('diagnoses', diagnoses, around),
    atomically: (work) => around('atomically', [], () => store.atomically(work)),
  };
}

/** Calls that give pages: the first of them is the call. */
const paged = new Set(['files.list', 'ledger.pages']);

function portWith<T extends object>(name: string, port: T, around: Around): T {
  return new Proxy(port, {
    get: (target, key) => {
      const member: unknown = Reflect.get(target, key, target);
      if (typeof member !== 'function' || key === 'describe') return member;
      const label = `${name}.${String(key)}`;
      const call = (...args: unknown[]): unknown => Reflect.apply(member, target, args);
      if (paged.has(label)) return (...args: unknown[]) => pages(label, args, call, around);
      return (...args: unknown[]) => around(label, args, () => call(...args) as Promise<unknown>);
    },
  });
}

/** A listing is read whole in one call, so that nothing is asked of the port while its pages are used. */
async function* pages(
  label: string,
  args: unknown[],
  call: (...args: unknown[]) => unknown,
  around: Around,
): AsyncGenerator {
  yield* await around(label, args, async () => {
    const all: unknown[] = [];
    for await (const page of call(...args) as AsyncIterable<unknown>) all.push(page);
    return all;
  });
}
