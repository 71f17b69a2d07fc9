import type { Host } from '../../../src/recovery/ports/host.ts';
import type { Store } from '../../../src/recovery/ports/store.ts';
import { Problem } from '../../../src/recovery/problems.ts';
import type { Random } from '../../corpus/index.ts';
import { Dead } from '../mortal.ts';
import { timedOut } from '../simulated/disk-host.ts';
import { hostWith, storeWith } from '../simulated/ports.ts';
import type { World } from '../simulated/world.ts';
import type { Mischief, Setting } from './dice.ts';
import { Outsiders } from './outsiders.ts';

/** Milliseconds that pass for the service at each call of a port. */
const callMs = 1;

/** One life of Unjam in a history. It sleeps once at most, in the middle of a call. */
export class Life {
  dead = false;
  readonly #sleep = deferred();
  readonly #waking = deferred();
  #hasSlept = false;

  /** Resolves when it falls asleep. */
  get sleeps(): Promise<void> {
    return this.#sleep.promise;
  }

  get hasSlept(): boolean {
    return this.#hasSlept;
  }

  async sleep(): Promise<void> {
    this.#hasSlept = true;
    this.#sleep.resolve();
    await this.#waking.promise;
  }

  wake(): void {
    this.#waking.resolve();
  }
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

/** A trouble that lasts for some calls. */
interface Spell {
  calls: number;
  meets: (label: string) => Error | null;
  ends: () => void;
}

/** What happens to an Unjam at the calls of its ports: drawn from one seed, written down, and over in the end. */
export class Fate {
  readonly transcript: string[];
  readonly outsiders: Outsiders;
  readonly #world: World;
  readonly #setting: Setting;
  readonly #random: Random;
  /** The store failed at some time: an internal error may be its word. */
  storeFailed = false;
  /** Mischiefs that came to pass, and calls of ports. */
  played = 0;
  calls = 0;
  #left: number;
  #spell: Spell | null = null;
  #boots = 1;

  constructor(world: World, setting: Setting, random: Random, transcript: string[]) {
    this.#world = world;
    this.#setting = setting;
    this.#random = random;
    this.#left = setting.most;
    this.transcript = transcript;
    this.outsiders = new Outsiders(world, random, (line) => this.#tell(line));
  }

  /** Whether a death may take the store with it. */
  get isLossy(): boolean {
    return this.#setting.mischiefs.includes('adopted elsewhere') || this.#setting.mischiefs.includes('death');
  }

  /** From now on nothing goes wrong any more. */
  calm(): void {
    this.#left = 0;
    this.#spell?.ends();
    this.#spell = null;
    this.#world.mishap = {};
  }

  around(life: Life): { host(host: Host): Host; store(store: Store): Store } {
    const around = <T>(label: string, args: unknown[], call: () => Promise<T>): Promise<T> =>
      this.#call(life, label, args, call);
    return { host: (host) => hostWith(host, around), store: (store) => storeWith(store, around) };
  }

  async #call<T>(life: Life, label: string, args: unknown[], call: () => Promise<T>): Promise<T> {
    this.#refuse(life, label);
    this.calls += 1;
    this.#world.clock.pass(callMs);
    const spelled = this.#underSpell(label);
    if (spelled !== null) throw spelled;
    const mischief = this.#draw(life, label);
    if (mischief === null) return await this.#through(life, label, call);
    this.#left -= 1;
    this.played += 1;
    if (mischief.startsWith('store')) this.storeFailed = true;
    return await this.#play(mischief, life, label, args, call);
  }

  async #through<T>(life: Life, label: string, call: () => Promise<T>): Promise<T> {
    const answer = await call();
    this.#refuse(life, label);
    return answer;
  }

  #refuse(life: Life, label: string): void {
    if (life.dead) throw new Dead(`dead before ${label}`);
  }

  #underSpell(label: string): Error | null {
    if (this.#spell === null) return null;
    this.#spell.calls -= 1;
    if (this.#spell.calls >= 0) return this.#spell.meets(label);
    this.#spell.ends();
    this.#spell = null;
    return null;
  }

  /** What goes wrong in a batch of moves matters most, and batches are few. */
  #chance(label: string): number {
    return (label === 'files.move' ? 8 : 1) / this.#setting.every;
  }

  #draw(life: Life, label: string): Mischief | null {
    if (this.#left === 0 || this.#spell !== null || !this.#random.chance(this.#chance(label))) return null;
    const mischief = this.#random.pick(this.#setting.mischiefs);
    if (mischief === 'asleep' && life.hasSlept) return null;
    return isPossible(mischief, label) ? mischief : null;
  }

  async #play<T>(
    mischief: Mischief,
    life: Life,
    label: string,
    args: unknown[],
    call: () => Promise<T>,
  ): Promise<T> {
    const random = this.#random;
    this.#tell(`${mischief}, at ${label}`);
    switch (mischief) {
      case 'error':
        throw new Problem('host-failed', `${label} failed.`, {
          untouched: 'No message was moved by this call.',
        });
      case 'timeout before':
        throw timedOut(label);
      case 'timeout after':
        await this.#through(life, label, call);
        throw timedOut(label);
      case 'partial batch':
        this.#world.mishap = {
          stopsAt: this.#place(args),
          ...(random.chance(0.25)
            ? {}
            : { why: random.pick(['no-space', 'denied', 'in-use', 'failed'] as const) }),
        };
        return await this.#through(life, label, call);
      case 'not flushed':
        this.#world.mishap = { unflushed: true };
        return await this.#through(life, label, call);
      case 'death':
        // In the middle of a batch some are moved, and nothing is flushed.
        if (label === 'files.move') this.#world.mishap = { stopsAt: this.#place(args) };
        if (random.chance(0.5)) await call().catch(() => undefined);
        this.#world.mishap = {};
        return this.#die(life, label);
      case 'reboot':
      case 'power loss':
        return await this.#reboot(mischief, life, label, call);
      case 'disk full':
      case 'read-only':
        this.#refuseWrites(mischief === 'disk full' ? 'no-space' : 'read-only');
        return await this.#through(life, label, call);
      case 'permission gone':
        this.#cast((at) =>
          /^(?:files|folders|notes)\./.test(at)
            ? new Problem('permission-denied', `${at}: permission denied.`, {
                untouched: 'No message was moved by this call.',
              })
            : null,
        );
        return await this.#through(life, label, call);
      case 'store full':
        this.#cast((at) =>
          isWrite(at) ? new Problem('store-full', 'The store cannot be written: its disk is full.') : null,
        );
        return await this.#through(life, label, call);
      case 'store lost the answer':
        await this.#through(life, label, call);
        throw new Error(`the store was lost after ${label}`);
      case 'asleep':
        await life.sleep();
        this.#tell(`the sleeper wakes, at ${label}`);
        // No host can call back an order that is on its way.
        if (/^service\.(?:stop|kill)$/.test(label)) this.#world.touched = true;
        return await this.#through(life, label, call);
      case 'clock jumps':
        this.#world.clock.jump((random.next() - 0.5) * 4 * 86_400_000);
        return await this.#through(life, label, call);
      default:
        await this.outsiders.act(mischief);
        return await this.#through(life, label, call);
    }
  }

  /** Up to which of the names a batch comes. */
  #place(args: unknown[]): number {
    return this.#random.below((args[2] as string[]).length + 1);
  }

  #die(life: Life, label: string): never {
    life.dead = true;
    throw new Dead(`dead at ${label}`);
  }

  /** The host goes down with its service and comes up again; Unjam lives elsewhere, or goes down with it. */
  async #reboot<T>(mischief: Mischief, life: Life, label: string, call: () => Promise<T>): Promise<T> {
    const { disk, service, facts } = this.#world;
    // The power fails in the middle of the call: what it changed is not flushed yet.
    disk.isSlow = mischief === 'power loss';
    if (this.#random.chance(disk.isSlow ? 0.8 : 0.5)) await call().catch(() => undefined);
    disk.isSlow = false;
    service.die();
    if (mischief === 'power loss') {
      const lost = disk.losePower(this.#random.next());
      this.#tell(`${lost} changes of names are lost`);
    }
    if (this.#setting.tellsBoot) facts.bootId = `boot ${++this.#boots}`;
    if (this.#random.chance(0.5)) await service.start();
    if (this.#random.chance(0.5)) this.#die(life, label);
    this.#cast((at) =>
      isOfHost(at) ? new Problem('host-unreachable', `${at}: the host does not answer.`) : null,
    );
    throw new Problem('host-unreachable', `${label}: the connection broke.`);
  }

  #cast(meets: Spell['meets'], ends: () => void = () => {}): void {
    this.#spell = { calls: this.#random.below(8), meets, ends };
  }

  #refuseWrites(how: 'no-space' | 'read-only'): void {
    this.#world.disk.refuses = how;
    this.#cast(
      () => null,
      () => {
        this.#world.disk.refuses = null;
      },
    );
    this.#spell!.calls = this.#random.below(120);
  }

  #tell(line: string): void {
    this.transcript.push(`    ${this.calls}: ${line}`);
  }
}

function isOfHost(label: string): boolean {
  return /^(?:files|folders|notes|service|logs|facts)/.test(label);
}

function isWrite(label: string): boolean {
  return /^(?:atomically|jobs\.(?:save|open)|ledger\.(?:add|mark)|journal\.(?:intend|settle)|rounds\.put|events\.append|diagnoses\.add)$/.test(
    label,
  );
}

function isPossible(mischief: Mischief, label: string): boolean {
  switch (mischief) {
    case 'partial batch':
    case 'not flushed':
      return label === 'files.move';
    case 'error':
    case 'timeout before':
    case 'timeout after':
    case 'reboot':
    case 'power loss':
    case 'permission gone':
      return isOfHost(label);
    case 'store full':
    case 'store lost the answer':
      return isWrite(label);
    default:
      return true;
  }
}
