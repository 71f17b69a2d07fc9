import { Problem } from '../../recovery/problems.ts';
import type { Spec } from '../../recovery/spec.ts';
import type { ManualConnection } from './config.ts';
import { type Desk, newStepId } from './desk.ts';
import { Model } from './model.ts';
import { type Order, sentenceOf } from './orders.ts';
import { readReport } from './report.ts';
import { scriptFor, shellOf } from './scripts/script.ts';
import type { Report } from './told.ts';

/** The place where the orders of one open host gather until an answer is needed that only a person can give. */
export class Station {
  readonly #spec: Spec;
  readonly #config: ManualConnection;
  readonly #desk: Desk;
  #queue: Order[] = [];
  #model: Model | null = null;
  /** How often the desk had reason to doubt what is known, when the model was asked for. */
  #doubts: number;
  #turn: Promise<unknown> = Promise.resolve();
  /** Milliseconds that were waited for in the host's own time. */
  waited = 0;
  /** Where in that time the last samples begin; null without any. */
  samplesFrom: number | null = null;

  constructor(spec: Spec, config: ManualConnection, desk: Desk) {
    this.#spec = spec;
    this.#config = config;
    this.#desk = desk;
    this.#doubts = desk.doubts(spec.server);
    const known = desk.known(spec);
    if (known !== null) this.#model = new Model(known);
  }

  /** How the host stands; a person is asked when nobody knows, or somebody did what nobody waited for any more. */
  async model(): Promise<Model> {
    if (this.#isDoubtful())
      await this.#inTurn(async () => {
        if (this.#isDoubtful()) await this.#have([]);
      });
    return this.#model!;
  }

  /**
   * An order whose outcome is as good as sure: it is done with the next one that is not. It belongs to the model that
   * `model` gave last, so that between a look at that and the order nothing may be waited for.
   */
  order(order: Order): void {
    this.#model!.assume(order);
    this.#queue.push(order);
  }

  /** Has these orders done, after all that lie in the queue, and waits for the report. */
  async do(orders: Order[]): Promise<{ report: Report; first: number }> {
    return await this.#inTurn(() => this.#have(orders));
  }

  /** Has done what lies in the queue. */
  async settle(): Promise<void> {
    await this.#inTurn(async () => {
      if (this.#queue.length > 0) await this.#have([]);
    });
  }

  #isDoubtful(): boolean {
    return this.#model === null || this.#desk.doubts(this.#spec.server) !== this.#doubts;
  }

  /** One step at a time. */
  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(act);
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  async #have(orders: Order[]): Promise<{ report: Report; first: number }> {
    const sheet = {
      ...{ id: newStepId(), server: this.#spec.server, root: this.#spec.root },
      orders: [...this.#queue, ...orders],
      over: this.#desk.withdrawn(this.#spec.server),
    };
    const first = this.#queue.length;
    this.#queue = [];
    const step = {
      id: sheet.id,
      sentence: sentenceOf(sheet),
      shell: shellOf(this.#config),
      script: scriptFor(sheet, this.#config, this.#spec),
      changes: sheet.orders.some((order) => order.do !== 'print' && order.do !== 'watch'),
    };
    const doubts = this.#desk.doubts(this.#spec.server);
    const read = (output: string) => readReport(sheet, output);
    const report = await this.#desk.ask(this.#spec, step, read).catch((error: unknown) => {
      // What was taken for done may never be.
      this.#model = null;
      throw error;
    });
    this.#desk.marked(this.#spec.server, sheet.over);
    this.#take(report, doubts);
    for (const [place, order] of sheet.orders.slice(0, first).entries()) {
      const why = report.failed.get(place);
      if (why !== undefined) throw notDone(order, why);
    }
    return { report, first };
  }

  #take(report: Report, doubts: number): void {
    const before = this.#model;
    this.#model = new Model(report, before);
    this.#model.fenced = before?.fenced ?? null;
    // What was ordered while the person worked lies in the queue, and is to be done.
    for (const order of this.#queue) this.#model.assume(order);
    this.#doubts = doubts;
    this.samplesFrom = report.samples.length === 0 ? null : this.waited;
  }
}

function notDone(order: Order, why: string): Problem {
  return new Problem('host-failed', `${sentenceOf({ orders: [order] })} It was not done: ${why}.`, {
    untouched: 'Nothing that was to come after it was done.',
    next: 'Look at the host, then ask for the action again.',
  });
}
