import type { TestContext } from 'node:test';
import { type ActionName, type ActionOptions, actionNames, type Job } from '../../src/recovery/job.ts';
import { isProblem } from '../../src/recovery/problems.ts';
import { caller, type House, openHouse } from '../actions/house.ts';
import { fingerprint } from '../actions/listing.ts';
import { poisonOf, randomFrom } from '../corpus/index.ts';
import { until } from '../peers/exchange/index.ts';
import { Narrator } from './narrator.ts';
import { exchangeOptions } from './server.ts';
import type { Step, Story } from './story.ts';

const timing = {
  startSeconds: 10,
  stopSeconds: 3,
  observeSeconds: 0.6,
  observeMaxSeconds: 3,
  sampleSeconds: 0.1,
};
const mostRounds = 20;

/** Plays a story against the double and gives it back with what came of it. */
export async function play(t: TestContext, story: Story): Promise<Story> {
  const house = await openHouse(t, exchangeOptions(story));
  await house.store.servers.put('MAIL01', { ...house.exchange.serverRegistration(), timing });
  const player = new Player(house);
  const steps: Step[] = [];
  for (const step of story.steps) steps.push({ ...step, transcript: await player.take(step) });
  return { ...story, steps };
}

class Player {
  readonly #house: House;
  readonly #narrator: Narrator;
  #last = '';
  #before = '';

  constructor(house: House) {
    this.#house = house;
    this.#narrator = new Narrator(house.exchange, house.store);
  }

  take({ mark, words }: Step): Promise<string[]> {
    return mark === '!' ? this.#happens(words) : this.#asks(words);
  }

  async #happens(words: string): Promise<string[]> {
    const { exchange } = this.#house;
    const happenings: Record<string, () => unknown> = {
      'the service starts': () => exchange.start(),
      'the service starts, and falls': async () => {
        await exchange.start();
        await exchange.untilDown();
      },
      'the service starts, and hangs': async () => {
        await exchange.start();
        await until('it hangs', () => exchange.events().some((event) => event.id === 4037));
      },
      'the MTA store is corrupt': () => exchange.corruptMtaStore(),
      'the MTA store is repaired': () => exchange.repairMtaStore(),
      'queue.dat is bad': () => exchange.corruptIndex(),
      'poison comes in by SMTP, and the service falls': async () => {
        await exchange.send(poisonOf('clean', randomFrom(99)));
        await exchange.untilDown();
      },
      'somebody notes how the spool looks': () => {
        this.#before = fingerprint(exchange.root);
      },
      'the spool is untouched': () => {
        if (fingerprint(exchange.root) !== this.#before) throw new Error('the spool was touched');
      },
      'all good mail is delivered': () =>
        exchange.untilDelivered(exchange.planted.filter((p) => !p.poison).length),
    };
    const happening = happenings[words];
    if (happening === undefined) throw new Error(`nothing is known of "${words}"`);
    await happening();
    return [];
  }

  async #asks(words: string): Promise<string[]> {
    const asked = words === 'the same again' ? this.#last : words;
    this.#last = asked;
    const [, call, , json, , how] = /^([a-z-]+)( (\{.*?\}))?(, (.*))?$/.exec(asked) ?? [];
    const options = (json === undefined ? {} : JSON.parse(json)) as ActionOptions;
    try {
      if (call === 'pause') return await this.#told(await this.#house.actions.pause('MAIL01', caller));
      if (call === 'resume')
        return await this.#told(await (await this.#house.actions.resume('MAIL01', caller)).done);
      if (!(actionNames as readonly string[]).includes(call ?? '')) throw new Error(`no call "${asked}"`);
      return await this.#act(call as ActionName, options, how);
    } catch (error) {
      if (isProblem(error)) return [`${error.status} ${error.code}: ${error.message}`];
      throw error;
    }
  }

  async #act(action: ActionName, options: ActionOptions, how = ''): Promise<string[]> {
    const { actions } = this.#house;
    const while_ = /^and meanwhile, at "(.*)", pause$/.exec(how);
    if (while_ !== null) return await this.#pausedAt(action, options, while_[1]!);
    if (how === 'three times at once') {
      const acts = await Promise.all([1, 2, 3].map(() => actions.act('MAIL01', action, options, caller)));
      const [job] = await Promise.all(acts.map((act) => act.done));
      return [`${acts.filter((act) => act.started).length} of 3 began it`, ...(await this.#told(job!))];
    }
    if (how === 'until the poison is found') return await this.#rounds(options);
    const act = await actions.act('MAIL01', action, options, caller);
    const lines = await this.#told(await act.done);
    return act.started ? lines : ['nothing was begun', ...lines];
  }

  /** Each round is asked for by its number. */
  async #rounds(options: ActionOptions): Promise<string[]> {
    const lines: string[] = [];
    for (let n = 0; n < mostRounds; n += 1) {
      const { rounds } = (await this.#house.store.jobs.openOf('MAIL01'))!;
      const job = await this.#house.act('next-bisect-round', { ...options, round: rounds.done + 1 });
      lines.push(...(await this.#told(job)));
      if (job.state !== 'bisecting') return lines;
    }
    throw new Error(`${mostRounds} rounds, and no end`);
  }

  async #pausedAt(action: ActionName, options: ActionOptions, detail: string): Promise<string[]> {
    const { actions, store } = this.#house;
    const act = await actions.act('MAIL01', action, options, caller);
    await until(`the job says "${detail}"`, async () =>
      ((await store.jobs.get(act.job.id))?.running?.detail ?? '').startsWith(detail),
    );
    await actions.pause('MAIL01', caller);
    return await this.#told(await act.done);
  }

  async #told(job: Job): Promise<string[]> {
    return await this.#narrator.job(job);
  }
}
