import type { PoisonKind } from '../corpus/index.ts';
import type { ExchangeOptions, SomeFaults } from '../peers/exchange/index.ts';
import type { Story } from './story.ts';

/** What a story may say of its server; anything else is a mistake in the story. */
const readers: Record<string, (value: string, options: ExchangeOptions) => void> = {
  messages: (value, options) => {
    options.messages = Number(value);
  },
  poison: (value, options) => {
    options.poison = value.split(', ') as PoisonKind[];
  },
  seed: (value, options) => {
    options.seed = Number(value);
  },
  workers: (value, options) => {
    options.workers = Number(value);
  },
  'work on a message': (value, options) => {
    options.workMs = 1000 * Number(value.replace(' s', ''));
  },
  smtp: (value, options) => {
    options.smtp = value === 'yes';
  },
  /** "crash at load", "hang at touch": what poison does, and when. */
  'poison does': (value, options) => {
    const [does, when] = value.split(' at ') as [string, string];
    options.faults = { poison: { does, when } as SomeFaults['poison'] } as SomeFaults;
  },
};

export function exchangeOptions(story: Story): ExchangeOptions {
  const options: ExchangeOptions = { seed: 1, workers: 4 };
  for (const [key, value] of story.server) {
    const read = readers[key];
    if (read === undefined) throw new Error(`a story knows no "${key}"`);
    read(value, options);
  }
  return options;
}
