import { mkdirSync, readdirSync } from 'node:fs';
import { fingerprint } from '../actions/listing.ts';
import { mailOf, poisonOf, randomFrom, readLater } from '../corpus/index.ts';
import { type Exchange, type Planted, until } from '../peers/exchange/index.ts';

type Happening = (exchange: Exchange, ...words: string[]) => unknown;

/** Long enough to be no part of a story. */
const neverMs = 3_600_000;

/** What may happen to the server of a story, by the words that tell of it. */
const happenings: [RegExp, Happening][] = [
  [/^the service starts$/, (exchange) => exchange.start()],
  [
    /^the service starts, and falls$/,
    async (exchange) => {
      await exchange.start();
      await exchange.untilDown();
    },
  ],
  [
    /^the service starts, and hangs$/,
    async (exchange) => {
      await exchange.start();
      await until('it hangs', () => exchange.events().some((event) => event.id === 4037));
    },
  ],
  [
    /^the service starts, and the store falls$/,
    async (exchange) => {
      await exchange.start();
      await until('the store is down', async () => !(await exchange.store!.status()).up);
    },
  ],
  [/^the service falls$/, (exchange) => exchange.untilDown()],
  [
    /^somebody lifts the fence, and starts the service$/,
    async (exchange) => {
      await exchange.unfence();
      await exchange.start();
    },
  ],
  [/^a watchdog starts the service whenever it is down$/, (exchange) => void exchange.watchdog(0.05)],
  [/^the MTA store is corrupt$/, (exchange) => exchange.corruptMtaStore()],
  [/^the MTA store is repaired$/, (exchange) => exchange.repairMtaStore()],
  [/^queue\.dat is bad$/, (exchange) => exchange.corruptIndex()],
  [
    /^poison comes in by SMTP, and the service falls$/,
    async (exchange) => {
      await exchange.send(poisonOf('clean', randomFrom(99)));
      await exchange.untilDown();
    },
  ],
  [
    /^poison comes in that is read only after (\d+\.\d+) s$/,
    (exchange, seconds) =>
      exchange.plant(readLater(poisonOf('clean', randomFrom(98)), 1000 * Number(seconds)), { queue: 'in' }),
  ],
  [
    /^a sender tries to send its poison at every start$/,
    (exchange) =>
      exchange.setFaults({
        arrivals: [{ ...exchange.retryingSender(poisonOf('clean', randomFrom(97)), 50), count: 1 }],
      }),
  ],
  [/^the sender gives up$/, (exchange) => exchange.setFaults({ arrivals: [] })],
  [
    /^new mail comes under the name of message (\d+), and stays$/,
    (exchange, n) => {
      const { queue, name } = planted(exchange, n!);
      exchange.plant(readLater(mailOf('plain', randomFrom(96)), neverMs), { queue, name });
    },
  ],
  [
    /^that new mail leaves$/,
    (exchange) => {
      const { queue, name } = exchange.planted.at(-1)!;
      exchange.moveByHand(`${queue}/${name}`, `../sink/by-hand`);
    },
  ],
  [
    /^somebody moves message (\d+) into (.*)$/,
    (exchange, n, folder) => {
      const { name } = planted(exchange, n!);
      mkdirSync(`${exchange.root}/${folder}`, { recursive: true });
      exchange.moveByHand(whereIs(exchange, name), `${folder}/${name}`);
    },
  ],
  [
    /^somebody moves all of (in|out) into (.*)$/,
    (exchange, queue, folder) => {
      mkdirSync(`${exchange.root}/${folder}`, { recursive: true });
      for (const item of exchange.spoolListing().filter((one) => one.queue === queue))
        exchange.moveByHand(`${queue}/${item.name}`, `${folder}/${item.name}`);
    },
  ],
  [
    /^all good mail is delivered$/,
    (exchange) => exchange.untilDelivered(exchange.planted.filter((p) => !p.poison).length),
  ],
];

function planted(exchange: Exchange, n: string): Planted {
  return exchange.planted[Number(n) - 1]!;
}

/** Below the root, wherever it was moved. */
function whereIs(exchange: Exchange, name: string): string {
  const paths = readdirSync(exchange.root, { recursive: true, encoding: 'utf8' });
  return paths.find((path) => path.endsWith(`/${name}`))!;
}

/** The server, and what happens to it beside the calls of the operator. */
export class Stage {
  readonly #exchange: Exchange;
  #before = '';

  constructor(exchange: Exchange) {
    this.#exchange = exchange;
  }

  async happens(words: string): Promise<void> {
    if (words === 'somebody notes how the spool looks') this.#before = fingerprint(this.#exchange.root);
    else if (words === 'the spool is untouched') this.#mustBeUntouched();
    else await happening(words)(this.#exchange);
  }

  #mustBeUntouched(): void {
    if (fingerprint(this.#exchange.root) !== this.#before) throw new Error('the spool was touched');
  }
}

function happening(words: string): (exchange: Exchange) => unknown {
  for (const [pattern, happens] of happenings) {
    const found = pattern.exec(words);
    if (found !== null) return (exchange) => happens(exchange, ...found.slice(1));
  }
  throw new Error(`nothing is known of "${words}"`);
}
