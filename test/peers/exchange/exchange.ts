import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { type Mail, type PoisonKind, poisonOf, randomFrom } from '../../corpus/index.ts';
import { renameToFree } from '../unit/libc.ts';
import { unitProcess } from '../unit/processes.ts';
import { Unit } from '../unit/unit.ts';
import { until } from '../unit/until.ts';
import { account } from './account.ts';
import type { Config } from './config.ts';
import type { EventRecord } from './event-log.ts';
import { type Arrival, faultsWith, type SomeFaults } from './faults.ts';
import { type ExchangeOptions, type Settings, settingsOf } from './options.ts';
import { type Place, Planter } from './planting.ts';
import { probeCommand, profileOverrides, registration } from './registration.ts';
import { sendMail } from './send.ts';
import { readSink } from './sink.ts';
import { type Item, queues, Spool } from './spool.ts';

const program = new URL('double.ts', import.meta.url);

/** Makes a double with its spool. It does not run yet; the store that it may need does. */
export async function createExchange(options: ExchangeOptions = {}): Promise<Exchange> {
  const exchange = new Exchange(await settingsOf(options), options);
  options.test?.after(() => exchange.cleanup());
  await exchange.store?.run('start');
  return exchange;
}

/** One double as a test holds it: its spool, its faults, its control, and what it has done. */
export class Exchange {
  readonly folder: string;
  /** The spool root. */
  readonly root: string;
  readonly unit: Unit<Config>;
  readonly store: Unit<Config> | null;
  readonly smtpPort: number | null;
  readonly #settings: Settings;
  readonly #spool: Spool;
  readonly #planter: Planter;
  readonly #atExit = () => this.#killNow();
  #watchdogs: (() => void)[] = [];

  constructor(settings: Settings, { seed, messages = 0, poison = [] }: ExchangeOptions) {
    const { imc, store, folder, patience } = settings;
    this.#settings = settings;
    this.folder = folder;
    this.root = imc.root;
    this.smtpPort = imc.smtpPort;
    this.unit = new Unit(program, imc, patience);
    this.store = store && new Unit(program, store, patience);
    this.#spool = new Spool(imc.root);
    this.#planter = new Planter(this.#spool, randomFrom((seed ?? 1) + 1), `${folder}/planting`);
    mkdirSync(imc.sink, { recursive: true });
    writeFileSync(imc.eventLog, '');
    const counts = typeof messages === 'number' ? halves(messages) : messages;
    this.#planter.plantMany(seed ?? 1, counts);
    for (const kind of poison) this.#planter.plantPoison(kind);
    process.once('exit', this.#atExit);
  }

  /** Every message that was put into the spool by `plant`, in that order. */
  get planted() {
    return this.#planter.planted;
  }

  /** The body of `PUT /v1/servers/{server}`. */
  serverRegistration() {
    return registration(this.#settings.imc, this.unit);
  }

  /** Fields of the product's profile that are otherwise here. */
  profileOverrides() {
    return profileOverrides(this.#settings.imc);
  }

  /** Commands of the store, for whoever registers it. */
  storeCommands() {
    return this.store?.commands() ?? null;
  }

  /** A command that sends a message through the double and exits 0 when it came out; needs `smtp`. */
  probeCommand() {
    return probeCommand(this.#settings.imc);
  }

  plant(mail: Mail | PoisonKind, place: Place = {}) {
    return typeof mail === 'string'
      ? this.#planter.plantPoison(mail, place)
      : this.#planter.plant(mail, place);
  }

  /** What was delivered, in order; a message delivered twice is there twice. */
  delivered() {
    return readSink(this.#settings.imc.sink);
  }

  spoolListing(): Item[] {
    return queues.flatMap((queue) => this.#spool.list(queue).map((name) => ({ queue, name })));
  }

  /** Looks for every planted message in the whole root and in the sink. */
  account() {
    return account(this.planted, [this.root, this.#settings.imc.sink]);
  }

  events(): EventRecord[] {
    const lines = readFileSync(this.#settings.imc.eventLog, 'utf8').split('\n').slice(0, -1);
    return lines.map((line) => JSON.parse(line) as EventRecord);
  }

  /** Paths below the root that the double has open now, as /proc shows them. */
  inUse(): string[] {
    const running = unitProcess(this.unit.dir);
    if (running === null) return [];
    const fds = `/proc/${running.pid}/fd`;
    const targets = readdirSync(fds).flatMap((fd) => linkTarget(`${fds}/${fd}`));
    return targets
      .filter((path) => path.startsWith(`${this.root}/`))
      .map((path) => path.slice(this.root.length + 1));
  }

  start = () => this.unit.run('start');
  stop = () => this.unit.run('stop');
  kill = () => this.unit.run('kill');
  status = () => this.unit.status();
  fence = () => this.unit.run('fence');
  unfence = () => this.unit.run('unfence');

  isUp(): boolean {
    return unitProcess(this.unit.dir) !== null;
  }

  untilDown(withinMs?: number) {
    return until('the double is down', () => !this.isUp(), withinMs);
  }

  /** Until as many messages were delivered in all. */
  untilDelivered(count: number, withinMs?: number) {
    return until(
      `${count} messages are delivered`,
      () => readdirSync(this.#settings.imc.sink).length >= count,
      withinMs,
    );
  }

  /** Obeyed from the next start on; what is not said stays as it is. */
  setFaults(faults: SomeFaults) {
    const { imc } = this.#settings;
    imc.faults = faultsWith(faults, imc.faults);
    this.unit.configure(imc);
  }

  /** A sender who tries again and again with the same message, for `setFaults({ arrivals })`. */
  retryingSender(mail: Mail, everyMs: number): Arrival {
    const file = `${this.folder}/planting/retried-${mail.messageId ?? mail.kind}`;
    writeFileSync(file, mail.content);
    return { everyMs, file };
  }

  /** Hands one message in by SMTP. */
  send(mail: Mail, withinMs?: number) {
    return sendMail(this.smtpPort!, mail.content, withinMs);
  }

  /** The service dies of its index alone, until queue.dat is gone. */
  corruptIndex() {
    rmSync(`${this.root}/queue.dat`, { force: true });
    writeFileSync(`${this.root}/queue.dat`, Buffer.alloc(4096, 0xff));
  }

  /** The service dies soon after each start, whatever the spool, until this is repaired. */
  corruptMtaStore() {
    mkdirSync(`${this.unit.dir}/mtastore`, { recursive: true });
    writeFileSync(`${this.unit.dir}/mtastore/DB00004F.dat`, poisonOf('clean', randomFrom(1)).content);
  }

  repairMtaStore() {
    rmSync(`${this.unit.dir}/mtastore`, { recursive: true, force: true });
  }

  /** Somebody who starts it whenever it is down, until `cleanup` or the returned function. */
  watchdog(everySeconds = 0.2): () => void {
    const stop = this.unit.watchdog(everySeconds);
    this.#watchdogs.push(stop);
    return stop;
  }

  /** A person who moves a file behind our back; paths below the root. */
  moveByHand(from: string, to: string) {
    if (!renameToFree(this.#spool.path(from), this.#spool.path(to))) throw new Error(`${from} was not moved`);
  }

  async cleanup() {
    process.off('exit', this.#atExit);
    this.#killNow();
    rmSync(this.folder, { recursive: true, force: true });
  }

  #killNow() {
    for (const stop of this.#watchdogs) stop();
    this.#watchdogs = [];
    for (const unit of [this.unit, this.store]) if (unit !== null && existsSync(unit.dir)) unit.killNow();
  }
}

function halves(count: number) {
  return { in: Math.ceil(count / 2), out: Math.floor(count / 2) };
}

function linkTarget(path: string): string[] {
  try {
    return [readlinkSync(path)];
  } catch {
    return [];
  }
}
