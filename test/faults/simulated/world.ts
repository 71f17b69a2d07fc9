import { Runner } from '../../../src/actions/index.ts';
import type { Job } from '../../../src/recovery/job.ts';
import { asOfNow } from '../../../src/recovery/layout.ts';
import { isWithin, type Path, parent } from '../../../src/recovery/names.ts';
import type { Host, HostFacts } from '../../../src/recovery/ports/host.ts';
import type { Store } from '../../../src/recovery/ports/store.ts';
import type { Profile } from '../../../src/recovery/profile.ts';
import type { Registration } from '../../../src/recovery/server.ts';
import { SimulatedClock } from './clock.ts';
import { Disk, type Inode } from './disk.ts';
import { filesOf, foldersOf, type Mishap, notesOf } from './disk-host.ts';
import type { MemoryStore } from './memory-store.ts';
import { hostWith } from './ports.ts';
import { poisonMark, type SimulatedFaults, SimulatedService } from './service.ts';

export const simulatedProfile: Profile = {
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

const pairs: Profile['message'] = {
  unit: 'group',
  pattern: '^(?<name>.+)\\.(?<part>env|msg)$',
  order: ['env', 'msg'],
};

/** An Unjam that has no business here: what it sees, the owner of the spool does not know. */
export const stranger = 'another';

/** The Unjam of the story, as long as no other one adopts the recovery. */
export const ourselves = 'test';

/** Where a person keeps what they took out of the spool: no part of any queue. */
export const desk: Path = 'desk';

/** Looks and writes between the last proof of "down" and a move: more, and the proof is stale. */
const freshCalls = 5;

/** One jammed server, its mail and its time. Everything in it is simulated but the actions. */
export class World {
  readonly server: string;
  readonly clock = new SimulatedClock();
  readonly disk = new Disk();
  readonly service: SimulatedService;
  /** Rules of the house that were broken. */
  readonly breaches: string[] = [];
  /** Every file of a message that was ever in the spool. */
  readonly planted: Inode[] = [];
  /** Moved while the service ran: what was known of it was a moment old. A store that is lost takes it along. */
  readonly movedUnderIt = new Set<Inode>();
  readonly facts: HostFacts;
  /** Somebody else carried messages about. */
  carried = false;
  /** Carried away since the folder in which it lay was listed last: nobody can know. */
  readonly unseen = new Map<Inode, Path>();
  /** Where somebody else put a message last. */
  readonly broughtIn = new Map<Inode, Path>();
  /** A store was lost with what it knew. */
  forsaken = false;
  /** A process slept while another one took over. */
  slept = false;
  /** Somebody else started or stopped the service. */
  touched = false;
  /** Renames of messages that Unjam made, whichever. */
  moves = 0;
  /** What the next batch of moves meets. */
  mishap: Mishap = {};
  readonly #stores: MemoryStore[] = [];
  readonly #movesBy = new Map<Runner, number>();
  #sinceProof = Number.POSITIVE_INFINITY;

  constructor(server: string, faults: SimulatedFaults, spool: { good: number; poison: number }) {
    this.server = server;
    this.facts = { bootId: 'boot 1', flushes: true, sharingIsMandatory: false, readsLocally: true };
    this.disk.now = () => this.clock.monotonic();
    for (const folder of ['in', 'out', desk]) this.disk.makeFolder(folder);
    this.service = new SimulatedService(this.disk, this.clock, faults);
    for (let n = 0; n < spool.good + spool.poison; n += 1)
      this.#plant(n, n % 3 === 2 && n < 3 * spool.poison);
    this.disk.flush('', 'in', 'out');
  }

  /** Starts the service, which falls of its spool. */
  async open(): Promise<void> {
    await this.service.start();
    for (let n = 0; n < 100 && !this.service.isJammed; n += 1) this.clock.pass(100);
  }

  /** Lets an Unjam with this store know the server. */
  async registerIn(store: MemoryStore): Promise<void> {
    const registration: Registration = {
      profile: simulatedProfile.id,
      root: '/',
      connection: { type: 'simulated' },
    };
    await store.servers.put(this.server, registration);
    this.#stores.push(store);
    store.onSettle = (batch) => {
      const isLate = [batch.from, batch.to].some((path) => this.disk.isUnflushed(path));
      if (isLate && this.facts.flushes)
        this.breaches.push(`a ${batch.kind} was settled before it was flushed`);
    };
  }

  /** Unjam with this store, as long as it lives; `host` and `store` stand around its ports. */
  unjam(
    store: Store,
    around: { host(host: Host): Host; store(store: Store): Store },
    installation = ourselves,
  ): Runner {
    const moved = (n: number): void => {
      this.moves += n;
      this.#movesBy.set(unjam, this.movesBy(unjam) + n);
    };
    const unjam = new Runner({
      store: around.store(store),
      clock: this.clock,
      openHost: async () => around.host(this.#host(installation, moved)),
      profile: async () =>
        this.service.faults.pairs === true ? { ...simulatedProfile, message: pairs } : simulatedProfile,
      installation,
      log: { error: () => {} },
    });
    return unjam;
  }

  /** Those of one process of it: one that fell asleep over a call may have others under way. */
  movesBy(unjam: Runner): number {
    return this.#movesBy.get(unjam) ?? 0;
  }

  /** The host with its rules: nothing moves while the service may read it, or unwritten. */
  #host(installation: string, moved: (n: number) => void): Host {
    const { disk, service } = this;
    const files = filesOf(
      disk,
      () => service.open(),
      () => this.#mishap(),
    );
    return counted(
      {
        files: {
          ...files,
          move: async (from, to, names) => {
            this.#mayMove(from, to, names);
            const outcome = await files.move(from, to, names);
            moved(outcome.moved);
            return outcome;
          },
        },
        folders: foldersOf(disk),
        notes: notesOf(disk),
        service,
        logs: service,
        facts: async () => ({ ...this.facts }),
        close: async () => {},
      },
      (label, args) => {
        if (label === 'files.list' && installation !== stranger)
          for (const [inode, from] of this.unseen) if (from === args[0]) this.unseen.delete(inode);
        this.#sinceProof = label === 'service.look' && !service.isUp ? 0 : this.#sinceProof + 1;
      },
    );
  }

  #mishap(): Mishap {
    const { mishap } = this;
    this.mishap = {};
    return mishap;
  }

  #mayMove(from: Path, to: Path, names: string[]): void {
    const inodes = names.flatMap((name) => this.disk.find(`${from}/${name}`) ?? []);
    // The root itself holds no mail: there a dummy of ours is moved for a rehearsal.
    if (inodes.length === 0 || this.disk.folder(to) === null || from === '') return;
    // The service reads nothing below the poison folder.
    if ([from, to].every((path) => path.startsWith('poison/'))) return;
    if (this.service.isUp) {
      for (const inode of inodes) this.movedUnderIt.add(inode);
      if (this.service.fencedNow || this.#sinceProof > freshCalls)
        this.breaches.push(`${inodes.length} files were moved from ${from} while the service ran`);
    }
    if (this.service.canFence && !this.service.fencedNow)
      this.breaches.push(`${inodes.length} files were moved from ${from} without the fence`);
    const intended = this.#stores.some((store) =>
      store.intents().some(({ job, batch }) => {
        // While another process takes over, the folders still bear the names of the intent.
        const names = [
          [batch.from, batch.to],
          [asOfNow(job, batch.from), asOfNow(job, batch.to)],
        ];
        return names.some((its) => its.includes(from) && its.includes(to));
      }),
    );
    const isKnown = isWithin(from, desk) || this.#joinsHalves(to, names);
    if (this.#stores.length > 0 && !intended && !isKnown)
      this.breaches.push(`a move from ${from} to ${to} was not intended`);
  }

  /** The other half of each lies there: whoever adopts has no ledger yet to write that down in. */
  #joinsHalves(to: Path, names: string[]): boolean {
    const stem = (name: string): string => name.replace(/\.\w+$/, '');
    const there = [...(this.disk.folder(to)?.entries?.keys() ?? [])];
    return names.every((name) => there.some((other) => other !== name && stem(other) === stem(name)));
  }

  #plant(n: number, poison: boolean): void {
    const content = `${poison ? `${poisonMark} yes\n` : ''}Message-ID: <${n}@x.example>\nSubject: ${n}\n\nbody ${n}\n`;
    this.planted.push(...this.service.plant(`${n % 2 === 0 ? 'in' : 'out'}/MAIL000${n}`, content));
  }

  /** What of ours is left on the host, after a job of this state. */
  leftBehind(job: Pick<Job, 'id' | 'state' | 'saying'> | null): string[] {
    // Whoever closes it takes everything else over as it is.
    const its =
      job === null || job.state === 'closed' ? /^\.unjam-claim$/ : new RegExp(`claim$|unjam-${job.id}`);
    // The next recovery of this installation takes its own forgotten claim away.
    if (job === null && this.forsaken) return [];
    const ours = [...paths(this.disk)].filter(
      (path) =>
        !path.startsWith('poison') &&
        its.test(path) &&
        !(this.slept && this.#isHarmless(path)) &&
        !this.#isBroughtIn(path, job?.saying ?? ''),
    );
    return [
      ...ours.map((path) => `left behind: ${path}`),
      ...(this.service.fencedNow ? ['the fence still stands'] : []),
    ];
  }

  /** What a person put into a folder of ours stays there, and the last sentence must name the folder. */
  #isBroughtIn(path: Path, saying: string): boolean {
    const isFolder = this.disk.folder(path) !== null;
    const files: [Path, Inode][] = isFolder ? [...this.disk.files(path)] : [[path, this.disk.find(path)!]];
    const isNamed = saying.includes(isFolder ? path : parent(path));
    return isNamed && files.every(([at, inode]) => this.broughtIn.get(inode) === parent(at));
  }

  /** A process that wakes after the end of its job may have its last note still to write. */
  #isHarmless(path: Path): boolean {
    return this.disk.folder(path) !== null || /\.(?:txt|json|queue\.dat\.\d+)$/.test(path);
  }

  /** Everything that was ever in the spool must be in one place, and as it was. */
  mailFaults(): string[] {
    const places = new Map<Inode, string[]>();
    const put = (inode: Inode, place: string): void => {
      places.set(inode, [...(places.get(inode) ?? []), place]);
    };
    for (const [path, inode] of this.disk.files()) put(inode, path);
    for (const inode of this.service.sink) put(inode, 'sink');
    const faults = [...this.planted, ...this.service.accepted].flatMap((inode) => {
      const its = places.get(inode) ?? [];
      if (its.length === 1) return [];
      return [`${its.length === 0 ? 'lost' : `doubled (${its.join(', ')})`}: ${headOf(inode)}`];
    });
    return [...faults, ...this.service.harm, ...this.breaches];
  }
}

/** Poison that does not lie in the poison folder, and good mail that does. */
export function judged(world: World): string[] {
  return [...world.disk.files()].flatMap(([path, { content }]) => {
    if (!content.includes('Message-ID:')) return [];
    const poison = content.startsWith(poisonMark);
    return poison === path.startsWith('poison/')
      ? []
      : [`${poison ? 'poison' : 'good mail'} lies in ${path}`];
  });
}

export function headOf({ content }: Inode): string {
  return /Message-ID: (.*)/.exec(content)?.[1] ?? content;
}

/** Every file and folder. */
function* paths(disk: Disk, below: Path = ''): Iterable<Path> {
  for (const [name, inode] of disk.folder(below)?.entries ?? []) {
    const path = below === '' ? name : `${below}/${name}`;
    yield path;
    if (inode.entries !== null) yield* paths(disk, path);
  }
}

function counted(host: Host, onCall: (label: string, args: unknown[]) => void): Host {
  return hostWith(host, (label, args, call) => {
    onCall(label, args);
    return call();
  });
}
