import type { PoisonKind } from '../corpus/index.ts';
import type { Exchange, ExchangeOptions, SomeFaults } from '../peers/exchange/index.ts';
import type { Story } from './story.ts';

/** How the server of a story is made. */
interface Made {
  exchange: ExchangeOptions;
  observeSeconds: number;
}

/** What a story may say of its server; anything else is a mistake in the story. */
const readers: Record<string, (value: string, made: Made) => void> = {
  messages: (value, { exchange }) => {
    exchange.messages = Number(value);
  },
  poison: (value, { exchange }) => {
    exchange.poison = value.split(', ') as PoisonKind[];
  },
  seed: (value, { exchange }) => {
    exchange.seed = Number(value);
  },
  workers: (value, { exchange }) => {
    exchange.workers = Number(value);
  },
  'work on a message': (value, { exchange }) => {
    exchange.workMs = 1000 * seconds(value);
  },
  smtp: (value, { exchange }) => {
    exchange.smtp = value === 'yes';
  },
  /** The information store, a service that must run before this one can. */
  'needs the store': (value, { exchange }) => {
    exchange.store = value === 'yes';
  },
  observe: (value, made) => {
    made.observeSeconds = seconds(value);
  },
  /** "crash at load", "hang at touch": what poison does, and when. */
  'poison does': (value, { exchange }) => {
    const [does, when] = value.split(' at ') as [string, string];
    exchange.faults = { poison: { does, when } as SomeFaults['poison'] } as SomeFaults;
  },
};

function seconds(value: string): number {
  return Number(value.replace(' s', ''));
}

export function madeAs(story: Story): Made {
  const made: Made = {
    exchange: { seed: 1, workers: 4, patience: { stop: 0.5 } },
    observeSeconds: 0.6,
  };
  for (const [key, value] of story.server) {
    const read = readers[key];
    if (read === undefined) throw new Error(`a story knows no "${key}"`);
    read(value, made);
  }
  return made;
}

/** As it is registered with Unjam: times as short as a double allows. */
export function registrationOf(exchange: Exchange, { observeSeconds }: Made) {
  const registration = exchange.serverRegistration();
  const store = exchange.storeCommands();
  return {
    ...registration,
    connection: {
      ...registration.connection,
      service: {
        ...registration.connection.service,
        ...(store === null ? {} : { needs: { MSExchangeIS: { status: store.status, start: store.start } } }),
      },
    },
    timing: {
      startSeconds: 10,
      stopSeconds: 1,
      observeSeconds,
      observeMaxSeconds: 2 * observeSeconds,
      sampleSeconds: 0.1,
      flowSeconds: 0.4,
    },
  };
}
