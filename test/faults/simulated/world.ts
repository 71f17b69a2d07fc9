import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { Runner } from '../../../src/actions/index.ts';
import type { Store } from '../../../src/recovery/ports/store.ts';
import type { Profile } from '../../../src/recovery/profile.ts';
import type { Registration } from '../../../src/recovery/server.ts';
import type { Mortal } from '../mortal.ts';
import { SimulatedClock } from './clock.ts';
import { simulatedHost } from './host.ts';
import { poisonMark, type SimulatedFaults, SimulatedService } from './service.ts';

/** In memory where the machine has such a folder: thousands of runs flush their folders. */
export const fastFolder = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

const profile: Profile = {
  id: 'simulated',
  service: { name: 'simulated' },
  root: '/nowhere',
  queues: [
    { name: 'in', path: 'in', ignore: ['temp'] },
    { name: 'out', path: 'out', ignore: ['temp'] },
  ],
  message: { unit: 'file', format: 'rfc822' },
  index: [{ path: 'queue.dat', policy: 'set-aside' }],
  timing: { startSeconds: 5, stopSeconds: 5, observeSeconds: 2, observeMaxSeconds: 6, sampleSeconds: 0.2 },
  signatures: [
    { log: 'Application', id: 4037, means: 'crash' },
    { log: 'Application', id: 4182, match: '/(?<name>[A-Z0-9]+)$', means: 'names-poison' },
    { log: 'Application', id: 1001, means: 'clean-stop' },
  ],
};

/** One jammed server, its recoveries and its time. Everything in it is simulated but the files and the store. */
export class World {
  readonly server: string;
  readonly clock = new SimulatedClock();
  readonly service: SimulatedService;
  /** Rules of the house that were broken. */
  readonly breaches: string[] = [];
  readonly #folder = mkdtempSync(`${fastFolder}/unjam-world-`);
  readonly #root = `${this.#folder}/root`;
  readonly #sink = `${this.#folder}/sink`;
  readonly #store: Store;
  readonly #planted: { content: string; poison: boolean }[] = [];

  constructor(
    server: string,
    store: Store,
    faults: SimulatedFaults,
    spool: { good: number; poison: number },
  ) {
    this.server = server;
    this.#store = store;
    for (const folder of ['in', 'out']) mkdirSync(`${this.#root}/${folder}`, { recursive: true });
    mkdirSync(this.#sink);
    this.service = new SimulatedService(this.#root, this.#sink, this.clock, faults);
    for (let n = 0; n < spool.good + spool.poison; n += 1)
      this.#plant(n, n % 3 === 2 && n < 3 * spool.poison);
  }

  /** Registers the server, whose service falls of its spool. */
  async open(): Promise<void> {
    const registration: Registration = {
      profile: profile.id,
      root: this.#root,
      connection: { type: 'simulated' },
    };
    await this.#store.servers.put(this.server, registration);
    await this.service.start();
    for (let n = 0; n < 100 && !this.service.isJammed; n += 1) this.clock.pass(100);
  }

  /** Unjam, for as long as it lives. */
  unjam(life: Mortal): Runner {
    const store = life.store(this.#store);
    const { jobs } = store;
    return new Runner({
      store: Object.assign(Object.create(store) as Store, {
        jobs: Object.assign(Object.create(jobs) as Store['jobs'], {
          unfinished: async () => (await jobs.unfinished()).filter((job) => job.server === this.server),
        }),
      }),
      clock: this.clock,
      openHost: async () => life.host(simulatedHost(this.#root, this.service, this.breaches)),
      profile: async () => profile,
      installation: 'test',
      log: { error: () => {} },
    });
  }

  /** What is not as it must be at the end of a recovery, whatever happened on the way. */
  faults(): string[] {
    const found = this.#whereabouts();
    const faults = [...this.breaches];
    for (const { content } of this.#planted) faults.push(...once(content, found));
    for (const content of this.service.accepted) faults.push(...once(content, found));
    const ours = readdirSync(this.#root, { recursive: true, encoding: 'utf8' }).filter(
      (path) => !path.startsWith('poison') && /unjam|temp/.test(path),
    );
    faults.push(...ours.map((path) => `left behind: ${path}`));
    if (this.service.fencedNow) faults.push('the fence still stands');
    return faults;
  }

  /** Poison that lies in the poison folder, and poison and good mail that does not lie where it should. */
  judged(): string[] {
    const faults: string[] = [];
    for (const [content, [path]] of this.#whereabouts()) {
      const poison = content.startsWith(poisonMark);
      const apart = path!.startsWith('root/poison/');
      if (poison !== apart) faults.push(`${poison ? 'poison' : 'good mail'} lies in ${path}`);
    }
    return faults;
  }

  async close(): Promise<void> {
    await this.#store.servers.remove(this.server);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #plant(n: number, poison: boolean): void {
    const content = `${poison ? `${poisonMark} yes\n` : ''}Message-ID: <${n}@x.example>\nSubject: ${n}\n\nbody ${n}\n`;
    this.#planted.push({ content, poison });
    writeFileSync(`${this.#root}/${n % 2 === 0 ? 'in' : 'out'}/MAIL000${n}`, content);
  }

  /** Every file that holds a message, by content. */
  #whereabouts(): Map<string, string[]> {
    const found = new Map<string, string[]>();
    for (const entry of readdirSync(this.#folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/^(?:\d+\.|MAIL|ARRIVED)/.test(entry.name)) continue;
      const path = `${entry.parentPath}/${entry.name}`;
      const content = readFileSync(path, 'utf8');
      found.set(content, [...(found.get(content) ?? []), path.slice(this.#folder.length + 1)]);
    }
    return found;
  }
}

function once(content: string, found: Map<string, string[]>): string[] {
  const places = found.get(content) ?? [];
  const name = /^Message-ID: (.*)$/m.exec(content)?.[1] ?? content;
  if (places.length === 1) return [];
  return [places.length === 0 ? `lost: ${name}` : `doubled: ${name} in ${places.join(' and ')}`];
}
