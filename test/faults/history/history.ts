import { setImmediate as breathe } from 'node:timers/promises';
import type { Runner } from '../../../src/actions/index.ts';
import { isOpen, type Job } from '../../../src/recovery/job.ts';
import { isProblem } from '../../../src/recovery/problems.ts';
import { type Random, randomFrom } from '../../corpus/index.ts';
import type { Call } from '../scenarios.ts';
import { MemoryStore } from '../simulated/memory-store.ts';
import { ourselves, World } from '../simulated/world.ts';
import { acquitted, faultsOf } from './account.ts';
import { type Answer, Caller, wrong } from './caller.ts';
import { type Setting, settingOf } from './dice.ts';
import { Fate, Life } from './fate.ts';
import type { Another } from './outsiders.ts';

/** How one history went. */
export interface Told {
  seed: number;
  faults: string[];
  transcript: string[];
  /** How the last job of it ended; `none` where nothing was opened. */
  end: string;
  calls: number;
  mischiefs: number;
}

/** Calls in which things go wrong, and in which all must come to an end afterwards. */
const restless = 25;
const calm = 25;

const caller = { who: 'ann', requestId: 'history' };

/** One history, from a jammed server to the end: everything in it follows from the seed. */
export async function historyOf(seed: number): Promise<Told> {
  return await new History(seed).run();
}

class History {
  readonly #seed: number;
  readonly #random: Random;
  readonly #setting: Setting;
  readonly #world: World;
  readonly #fate: Fate;
  readonly #caller: Caller;
  readonly #transcript: string[] = [];
  readonly #faults: string[] = [];
  /** Actions of an Unjam that fell asleep over them. */
  readonly #asleep: { life: Life; ends: Promise<unknown> }[] = [];
  #store = new MemoryStore();
  #life = new Life();
  #unjam: Runner;
  #installation = ourselves;
  #isLost = false;
  #joining: Call | null = null;

  constructor(seed: number) {
    this.#seed = seed;
    this.#random = randomFrom(seed);
    this.#setting = settingOf(this.#random);
    this.#world = new World('MAIL01', this.#setting.faults, this.#setting.spool);
    this.#world.facts.flushes = this.#setting.flushes;
    if (!this.#setting.tellsBoot) this.#world.facts.bootId = null;
    this.#fate = new Fate(this.#world, this.#setting, this.#random, this.#transcript);
    this.#caller = new Caller(this.#setting.road, this.#random);
    this.#unjam = this.#world.unjam(this.#store.asStore(), this.#fate.around(this.#life));
    this.#transcript.push(JSON.stringify(this.#setting));
  }

  async run(): Promise<Told> {
    try {
      await this.#world.registerIn(this.#store);
      await this.#world.open();
      await this.#drive();
      this.#faults.push(...this.#atTheEnd());
    } catch (error) {
      this.#faults.push(inFull(error));
    }
    const last = this.#store.accounts(this.#world.server).at(-1)?.job;
    return {
      seed: this.#seed,
      faults: this.#faults,
      transcript: this.#transcript,
      end: last?.state ?? 'none',
      calls: this.#fate.calls,
      mischiefs: this.#fate.played,
    };
  }

  async #drive(): Promise<void> {
    for (let n = 0; n < restless + calm; n += 1) {
      if (n === restless) this.#calmDown();
      if (n > restless + 5) this.#caller.giveUp();
      if (this.#life.dead) await this.#liveAgain();
      await this.#seeOut();
      await this.#followHeir();
      const job = this.#job();
      const call = this.#joining ?? this.#caller.next(job, this.#isLost);
      if (call === null) {
        if (this.#asleep.length === 0) return;
        this.#fate.calm();
        await this.#wakeAll();
        continue;
      }
      if (n >= restless && job?.waitingFor === 'operator') this.#fate.outsiders.clearNames();
      const answer = await this.#ask(call);
      this.#joining = null;
      if (n >= restless && isProblem(answer.error, 'service-came-up')) this.#fate.outsiders.endWatchdog();
      if (this.#life.dead) continue;
      if (await this.#waitsInstead(answer)) continue;
      this.#caller.heard(call, answer);
      if (isProblem(answer.error, 'nothing-wrong') && this.#job() === null) {
        await this.#wakeAll();
        if (this.#job() === null) return;
      }
      if (this.#random.chance(0.3)) this.#world.clock.pass(this.#random.below(4000));
    }
    await this.#wakeAll();
  }

  /** Another action is under way: it is joined first, or `recover` is paused. */
  async #waitsInstead({ error }: Answer): Promise<boolean> {
    const job = this.#job();
    if (isProblem(error, 'pause-first'))
      return (
        (await this.#orAsleep(
          this.#unjam.pause(this.#world.server, caller).then(
            () => true,
            () => false,
          ),
        )) ?? true
      );
    if (!isProblem(error, 'another-action-running') || job?.running == null) return false;
    this.#joining = [job.running.action, job.running.options];
    return true;
  }

  #calmDown(): void {
    this.#fate.calm();
    this.#transcript.push('from here on nothing goes wrong');
  }

  #job(): Job | null {
    return this.#store.accounts(this.#world.server).at(-1)?.job ?? null;
  }

  /** Asks, and sometimes somebody else asks at the same moment. */
  async #ask(call: Call): Promise<Answer> {
    const unjam = this.#unjam;
    const moves = this.#world.movesBy(unjam);
    const { played } = this.#fate;
    const other = this.#random.chance(0.08) ? (this.#random.chance(0.5) ? call : wrong(this.#random)) : null;
    const asked = other === null ? [call] : [call, other];
    const answers = await this.#orAsleep(Promise.all(asked.map((one) => this.#act(one))));
    if (answers === null) return { job: null, error: null };
    for (const [n, one] of asked.entries())
      this.#transcript.push(`${n === 0 ? '' : '  and '}${said(one)}: ${heard(answers[n]!)}`);
    if (other === null) this.#mustBeTrue(answers[0]!, this.#world.movesBy(unjam) - moves);
    if (other === null && this.#fate.played === played) this.#mustBeEmpty(call, answers[0]!);
    if (this.#fate.played === 0) this.#mustNotAcquit();
    return answers[0]!;
  }

  async #act([action, options]: Call, unjam = this.#unjam): Promise<Answer> {
    try {
      const act = await unjam.act(this.#world.server, action, options, caller);
      return { job: await act.done, error: null };
    } catch (error) {
      return { job: null, error };
    }
  }

  /** The answer; null when Unjam fell asleep over it: then another process of it takes over. */
  async #orAsleep<T>(asking: Promise<T>): Promise<T | null> {
    const life = this.#life;
    const answer = await Promise.race([asking, life.sleeps.then(() => null)]);
    if (answer !== null) return answer;
    this.#asleep.push({ life, ends: asking });
    this.#world.slept = true;
    await this.#newLife('it seems dead, and another process takes over');
    return null;
  }

  async #wakeAll(): Promise<void> {
    for (const { life, ends } of this.#asleep.splice(0)) {
      life.wake();
      await ends.catch(() => undefined);
      await this.#quiet();
    }
  }

  /** Until the background does nothing any more. */
  async #quiet(): Promise<void> {
    for (let before = -1; before !== this.#fate.calls; ) {
      before = this.#fate.calls;
      for (let turn = 0; turn < 20; turn += 1) await breathe();
    }
  }

  async #liveAgain(): Promise<void> {
    this.#world.clock.pass(this.#random.pick([0, 50, 1500, 6000]));
    const isLost = this.#fate.isLossy && this.#random.chance(0.1);
    if (isLost) {
      // They had the same store.
      for (const { life } of this.#asleep) life.dead = true;
      await this.#wakeAll();
      this.#world.forsaken = true;
      this.#store = new MemoryStore();
      this.#world.movedUnderIt.clear();
      await this.#world.registerIn(this.#store);
      this.#isLost = true;
    }
    await this.#newLife(isLost ? 'Unjam starts again, with an empty store' : 'Unjam starts again');
  }

  async #newLife(line: string): Promise<void> {
    this.#transcript.push(line);
    this.#life = new Life();
    const around = this.#fate.around(this.#life);
    this.#unjam = this.#world.unjam(this.#store.asStore(), around, this.#installation);
    await this.#orAsleep(this.#unjam.takeUp().catch(() => undefined));
  }

  /** Another Unjam was let in. That is its right once the recovery is over; then it has to end what it began. */
  async #seeOut(): Promise<void> {
    const { intruder } = this.#fate.outsiders;
    if (intruder === null) return;
    this.#fate.outsiders.intruder = null;
    const job = this.#job();
    if (job === null || isOpen(job)) return void this.#faults.push('another Unjam was let in');
    this.#world.touched = true;
    const answer = await this.#act(['abort', {}], intruder.unjam);
    this.#transcript.push(`abort {}, of another Unjam that came in after the end: ${heard(answer)}`);
  }

  /**
   * Another Unjam has adopted the spool, or both did at the same moment: the one that has not got it is asked once
   * more, in vain, and then the other one goes on.
   */
  async #followHeir(): Promise<void> {
    const { heir } = this.#fate.outsiders;
    if (heir === null || heir.store === this.#store) return;
    await this.#wakeAll();
    if (!this.#fate.outsiders.heirHasIt(this.#job())) {
      this.#fate.outsiders.heir = null;
      return await this.#askLoser(heir);
    }
    await this.#askLoser({ unjam: this.#unjam, store: this.#store });
    this.#transcript.push('the other Unjam goes on');
    this.#life = new Life();
    this.#store = heir.store;
    this.#world.movedUnderIt.clear();
    this.#unjam = heir.unjam;
    this.#installation = heir.installation;
  }

  async #askLoser({ unjam, store }: Pick<Another, 'unjam' | 'store'>): Promise<void> {
    const job = store.accounts(this.#world.server).at(-1)?.job ?? null;
    if (job === null || !isOpen(job)) return;
    const moves = this.#world.movesBy(unjam);
    const answer = await this.#orAsleep(this.#act(['abort', {}], unjam));
    this.#transcript.push(
      `abort {}, of the one that has lost the spool: ${answer === null ? '-' : heard(answer)}`,
    );
    if (this.#world.movesBy(unjam) !== moves)
      this.#faults.push('an Unjam that has lost the spool still acts on it');
  }

  /** What a refusal says was left untouched must have been. */
  #mustBeTrue({ error }: Answer, moves: number): void {
    if (!isProblem(error)) return;
    if (error.code === 'internal-error' && !this.#fate.storeFailed)
      this.#faults.push(`internal error: ${inFull(error)}`);
    if (
      moves > 0 &&
      /^(?:Nothing was (?:moved|touched)|No message was moved)\b/.test(error.more.untouched ?? '')
    )
      this.#faults.push(`${moves} messages moved, and it says "${error.more.untouched}" (${error.message})`);
  }

  /** Nobody is acquitted unread, at no time. */
  #mustNotAcquit(): void {
    const { messages } = this.#store.accounts(this.#world.server).at(-1) ?? { messages: [] };
    this.#faults.push(...acquitted(this.#world, messages));
  }

  /** A spool is acquitted only when there was nothing to read in it. */
  #mustBeEmpty([action]: Call, { job }: Answer): void {
    if (action !== 'quarantine' || job?.state !== 'escalated' || this.#world.carried) return;
    const inSpool = [...this.#world.disk.files()].filter(([path]) => /^(?:in|out)\/[^/]+$/.test(path));
    if (inSpool.length > 0) this.#faults.push(`it says "${job.saying}" with ${inSpool[0]![0]} in it`);
  }

  #atTheEnd(): string[] {
    // Who carries messages about takes away what was proved by them.
    const isTold = this.#fate.played === 0 && !this.#world.carried;
    const verdicts = isTold && this.#setting.road !== 'early';
    return faultsOf(this.#world, this.#store, { verdicts });
  }
}

function said([action, options]: Call): string {
  return `${action} ${JSON.stringify(options)}`;
}

function heard({ job, error }: Answer): string {
  if (job !== null) return `${isOpen(job) ? '' : 'over, '}${job.state}; ${job.saying}`;
  if (isProblem(error)) return `${error.code}: ${error.message} ${error.more.untouched ?? ''}`;
  return error instanceof Error ? error.message : 'no answer: it sleeps';
}

export function inFull(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\ncaused by ${inFull(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
