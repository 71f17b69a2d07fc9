import type { TestContext } from 'node:test';
import type { Act } from '../../src/actions/index.ts';
import { type ActionName, type ActionOptions, actionNames, type Job } from '../../src/recovery/job.ts';
import { isProblem, type Problem } from '../../src/recovery/problems.ts';
import type { Verdict } from '../../src/recovery/round.ts';
import { type BareHouse, openHouse, openHouseFor } from '../actions/house.ts';
import { until } from '../peers/exchange/index.ts';
import { Stage } from './happenings.ts';
import { Narrator } from './narrator.ts';
import { madeAs, registrationOf } from './server.ts';
import type { Step, Story } from './story.ts';

const mostRounds = 20;

/** Plays a story against the double and gives it back with what came of it. */
export async function play(t: TestContext, story: Story): Promise<Story> {
  const made = madeAs(story);
  const house = await openHouse(t, made.exchange);
  const registration = registrationOf(house.exchange, made);
  await house.store.servers.put('MAIL01', registration);
  const stage = new Stage(house.exchange);
  let player = new Player(house, new Narrator(house.exchange, house.store));
  const steps: Step[] = [];
  for (const step of story.steps) {
    let transcript: string[] = [];
    if (step.mark === '>') transcript = await player.asks(step.words);
    else if (step.words === 'the store of Unjam is lost') {
      const another = await openHouseFor(t, registration);
      player = new Player(another, new Narrator(house.exchange, another.store));
    } else await stage.happens(step.words).catch((error) => Promise.reject(sofar(error, steps)));
    steps.push({ ...step, transcript });
  }
  return { ...story, steps };
}

/** What does not come to pass is understood by what came before it. */
function sofar(error: unknown, steps: readonly Step[]): Error {
  const told = steps.flatMap(({ mark, words, transcript }) => [`${mark} ${words}`, ...transcript]);
  return new Error(`${String(error)}, after:\n${told.join('\n')}`, { cause: error });
}

/** Somebody asks, in one line: `bob: finalize {"leaveSuspects":true}, three times at once`. */
const line =
  /^(?:(?<who>[a-z]+): )?(?<call>[a-z-]+)(?: (?<json>\{.*?\}))?(?: (?<words>"[^"]*"))?(?:, (?<how>.*))?$/;

interface Asked {
  who: string;
  call: string;
  options: ActionOptions;
  words: string;
  how: string;
}

/** The operators of a story. */
class Player {
  readonly #house: BareHouse;
  readonly #narrator: Narrator;
  #last = '';
  /** Of the last refusal: the id under which its changes can be accepted. */
  #acceptable = '';

  constructor(house: BareHouse, narrator: Narrator) {
    this.#house = house;
    this.#narrator = narrator;
  }

  async asks(words: string): Promise<string[]> {
    const asked = this.#read(words === 'the same again' ? this.#last : words);
    if (words !== 'the same again') this.#last = words;
    try {
      const lines = await this.#call(asked);
      return asked.who === 'ann' ? lines : [...lines, ...this.#narrator.driver()];
    } catch (error) {
      if (!isProblem(error)) throw error;
      return this.#refused(error);
    }
  }

  #read(words: string): Asked {
    const {
      who = 'ann',
      call = '',
      json = '{}',
      words: said = '""',
      how = '',
    } = line.exec(words)?.groups ?? {};
    const options = JSON.parse(json.replace('ITS ID', this.#acceptable)) as ActionOptions;
    return { who, call, options, words: JSON.parse(said) as string, how };
  }

  #refused(problem: Problem): string[] {
    const { accept, changes } = problem.more.extra ?? {};
    if (typeof accept === 'string') this.#acceptable = accept;
    return this.#narrator.refusal(problem, Array.isArray(changes) ? (changes as string[]) : []);
  }

  async #call(asked: Asked): Promise<string[]> {
    const { actions, store } = this.#house;
    const caller = callerOf(asked);
    switch (asked.call) {
      case 'diagnose':
        return this.#narrator.diagnosis(await actions.diagnose('MAIL01', {}));
      case 'pause':
        return await this.#told(await actions.pause('MAIL01', caller));
      case 'resume':
        return await this.#told(await (await actions.resume('MAIL01', caller)).done);
      case 'note':
        return await this.#told(await actions.note('MAIL01', asked.words, caller));
      case 'correct': {
        const { round, verdict } = asked.options as { round: number; verdict: Verdict };
        const job = (await store.jobs.lastOf('MAIL01'))!;
        return await this.#told(await actions.correct(job.id, round, verdict, caller));
      }
      default:
        if (!(actionNames as readonly string[]).includes(asked.call))
          throw new Error(`no call "${asked.call}"`);
        return await this.#act(asked);
    }
  }

  async #act(asked: Asked): Promise<string[]> {
    const while_ = /^and meanwhile, at "(.*)", pause$/.exec(asked.how);
    if (while_ !== null) return await this.#pausedAt(asked, while_[1]!);
    if (asked.how === 'three times at once') {
      const acts = await Promise.all([1, 2, 3].map(() => this.#begin(asked)));
      const [job] = await Promise.all(acts.map((act) => act.done));
      return [`${acts.filter((act) => act.started).length} of 3 began it`, ...(await this.#told(job!))];
    }
    if (asked.how === 'until the poison is found') return await this.#rounds(asked);
    const act = await this.#begin(asked);
    const lines = await this.#told(await act.done, asked.how === 'in short');
    return act.started ? lines : ['nothing was begun', ...lines];
  }

  #begin(asked: Asked): Promise<Act> {
    return this.#house.actions.act('MAIL01', asked.call as ActionName, asked.options, callerOf(asked));
  }

  /** Each round is asked for by its number. */
  async #rounds(asked: Asked): Promise<string[]> {
    const lines: string[] = [];
    for (let n = 0; n < mostRounds; n += 1) {
      const { rounds } = (await this.#house.store.jobs.openOf('MAIL01'))!;
      const act = await this.#begin({ ...asked, options: { ...asked.options, round: rounds.done + 1 } });
      const job = await act.done;
      lines.push(...(await this.#told(job)));
      if (job.state !== 'bisecting') return lines;
    }
    throw new Error(`${mostRounds} rounds, and no end:\n${lines.join('\n')}`);
  }

  async #pausedAt(asked: Asked, detail: string): Promise<string[]> {
    const { actions, store } = this.#house;
    const act = await this.#begin(asked);
    await until(`the job says "${detail}"`, async () =>
      ((await store.jobs.get(act.job.id))?.running?.detail ?? '').startsWith(detail),
    );
    await actions.pause('MAIL01', callerOf(asked));
    return await this.#told(await act.done);
  }

  /** In short, where the order of events is not in our hands. */
  async #told(job: Job, short = false): Promise<string[]> {
    const lines = await this.#narrator.job(job);
    // What was in work at a kill is chance there, too.
    const plain = (line: string): string => line.replace(/, \d+ maybeDoubled/, '');
    return short ? lines.filter((one) => !one.startsWith('- ')).map(plain) : lines;
  }
}

function callerOf({ who }: Asked): { who: string; requestId: string } {
  return { who, requestId: 'story' };
}
