import type { Runner } from '../../../src/actions/index.ts';
import { isOpen, type Job } from '../../../src/recovery/job.ts';
import { claimPath } from '../../../src/recovery/layout.ts';
import { leaf, type Path } from '../../../src/recovery/names.ts';
import { isProblem } from '../../../src/recovery/problems.ts';
import type { Random } from '../../corpus/index.ts';
import { MemoryStore } from '../simulated/memory-store.ts';
import { desk, stranger, type World } from '../simulated/world.ts';
import type { Mischief } from './dice.ts';

/** The installation that adopts. */
const heirs = 'heir';

/** An installation of Unjam with its own store. */
export interface Another {
  store: MemoryStore;
  unjam: Runner;
  installation: string;
}

/** The others on the same host: people, watchdogs, senders, and another Unjam. */
export class Outsiders {
  /** The other Unjam, once it has taken the spool over. */
  heir: Another | null = null;
  /** The other Unjam that wanted the spool for itself, once it was let in. */
  intruder: Another | null = null;
  readonly #world: World;
  readonly #random: Random;
  readonly #tell: (line: string) => void;
  #mails = 0;
  #cleared = 0;

  constructor(world: World, random: Random, tell: (line: string) => void) {
    this.#world = world;
    this.#random = random;
    this.#tell = tell;
  }

  /**
   * Of two that take the spool over at once, the one has it whose claim stands; and where none does, who ended it. To
   * close it leaves what is held to whoever adopts it.
   */
  heirHasIt(job: Job | null): boolean {
    const claim = this.#world.disk.find(claimPath);
    if (claim !== null) return JSON.parse(claim.content).installation === heirs;
    return job === null || isOpen(job) || job.state === 'closed';
  }

  async act(mischief: Mischief): Promise<void> {
    switch (mischief) {
      case 'service started':
        this.#world.touched = true;
        return void (await this.#world.service.start());
      case 'service stopped':
        this.#world.touched = true;
        return void (await this.#world.service[this.#random.chance(0.5) ? 'stop' : 'kill']());
      case 'message taken':
        return this.#carry(this.#random.pick(['in', 'out', ...this.#ofOurs()]), desk);
      case 'message put back':
        return this.#carry(this.#random.pick([...this.#ofOurs(), 'in']), null);
      case 'message held by hand':
        return this.#carry(this.#random.pick(['in', 'out']), this.#random.pick([...this.#ofOurs(), desk]));
      case 'mail under a held name':
        return this.#send();
      case 'another Unjam':
        return await this.#rival();
      case 'adopted elsewhere':
        return await this.#adopt();
      default:
        throw new Error(`nobody does ${mischief}`);
    }
  }

  /** A person clears the way: what bears the name of a held message in the spool goes to a place of its own. */
  clearNames(): void {
    const away: Path = `${desk}/cleared ${++this.#cleared}`;
    this.#world.disk.makeFolder(away);
    for (const folder of this.#ofOurs()) {
      const queue = folder.split('/')[0]!;
      for (const name of this.#world.disk.folder(folder)?.entries?.keys() ?? []) {
        if (this.#world.disk.find(`${queue}/${name}`) === null) continue;
        const stem = name.replace(/\.\w+$/, '');
        this.#move(queue, away, stem);
      }
    }
  }

  /** A person finds what starts the service again and again, as the answer asks. */
  endWatchdog(): void {
    if (this.#world.service.faults.watchdogMs === undefined) return;
    delete this.#world.service.faults.watchdogMs;
    this.#tell('the watchdog is found, and ended');
  }

  /** Holding and poison folders that hold messages. */
  #ofOurs(): Path[] {
    const { disk } = this.#world;
    return [...new Set([...disk.files()].map(([path]) => path.slice(0, path.lastIndexOf('/'))))].filter(
      (path) => /unjam-\w+\.g\d+$|^poison\//.test(path),
    );
  }

  /** One whole message from one folder to the other; `null`: back to its queue. */
  #carry(from: Path, to: Path | null): void {
    const names = [...(this.#world.disk.folder(from)?.entries ?? [])].filter(
      ([name, inode]) => inode.entries === null && /^(?:MAIL|ARRIVED|SENT)/.test(name),
    );
    if (names.length === 0) return;
    const [name] = this.#random.pick(names);
    const queue = from.startsWith('poison/') ? leaf(from) : from.split('/')[0]!;
    this.#move(from, to ?? queue, name.replace(/\.\w+$/, ''));
  }

  #move(from: Path, to: Path, stem: string): void {
    const { disk, service } = this.#world;
    const parts = service.faults.pairs === true ? [`${stem}.env`, `${stem}.msg`] : [stem];
    if (parts.some((part) => disk.find(`${from}/${part}`) === null || disk.find(`${to}/${part}`) !== null))
      return;
    this.#world.carried = true;
    for (const part of parts) {
      const inode = disk.find(`${from}/${part}`)!;
      this.#world.unseen.set(inode, from);
      this.#world.broughtIn.set(inode, to);
      disk.rename(`${from}/${part}`, `${to}/${part}`);
    }
    disk.flush(from, to);
    this.#tell(`${stem} is carried from ${from} to ${to}`);
  }

  #send(): void {
    const { disk, service } = this.#world;
    if (disk.refuses !== null) return;
    const held = this.#ofOurs().flatMap((folder) =>
      [...(disk.folder(folder)?.entries?.keys() ?? [])].map(
        (name) =>
          `${folder.startsWith('poison/') ? leaf(folder) : folder.split('/')[0]}/${name.replace(/\.\w+$/, '')}`,
      ),
    );
    const n = ++this.#mails;
    const path = held.length > 0 && this.#random.chance(0.8) ? this.#random.pick(held) : `in/SENT${n}`;
    const parts = service.faults.pairs === true ? [`${path}.env`, `${path}.msg`] : [path];
    if (parts.some((part) => disk.find(part) !== null)) return;
    service.accepted.push(...service.plant(path, `Message-ID: <sent.${n}@x.example>\n\nsent ${n}\n`));
    disk.flush('in', 'out');
    this.#tell(`new mail arrives as ${path}`);
  }

  /** Another Unjam that knows the same host under another name: it must be refused while the spool is claimed. */
  async #rival(): Promise<void> {
    if (this.#world.disk.find(claimPath) === null) return;
    const rival = await this.#other(stranger);
    const action = this.#random.pick(['quarantine', 'stop', 'recover'] as const);
    const said = await this.#ask(rival.unjam, action);
    this.#tell(`another Unjam asks for ${action}: ${said}`);
    if ((await rival.store.jobs.lastOf(this.#world.server)) !== null) this.intruder = rival;
  }

  async #adopt(): Promise<void> {
    const folder = this.#ofOurs().find((path) => !path.startsWith('poison'));
    if (this.heir !== null || folder === undefined) return;
    const heir = await this.#other(heirs);
    const said = await this.#ask(heir.unjam, 'adopt');
    this.#tell(`another Unjam adopts: ${said}`);
    if ((await heir.store.jobs.openOf(this.#world.server)) !== null) {
      this.heir = heir;
      this.#world.slept = true;
    }
  }

  async #other(installation: string): Promise<Another> {
    const store = new MemoryStore();
    await this.#world.registerIn(store);
    const plain = { host: <T>(host: T) => host, store: <T>(its: T) => its };
    return { store, installation, unjam: this.#world.unjam(store.asStore(), plain, installation) };
  }

  async #ask(unjam: Runner, action: 'quarantine' | 'stop' | 'recover' | 'adopt'): Promise<string> {
    try {
      const act = await unjam.act(
        this.#world.server,
        action,
        { evenIfHealthy: true },
        { who: 'bob', requestId: 'other' },
      );
      const job = await act.done;
      return `${job.state}; ${job.saying}`;
    } catch (error) {
      if (isProblem(error)) return `${error.code}: ${error.message}`;
      throw error;
    }
  }
}
