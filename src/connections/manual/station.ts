import { Problem } from '../../recovery/problems.ts';
import type { Spec } from '../../recovery/spec.ts';
import type { ManualConnection } from './config.ts';
import { type Desk, newStepId } from './desk.ts';
import { Model } from './model.ts';
import { type Order, sentenceOf } from './orders.ts';
import { type Report, readReport } from './report.ts';
import { scriptFor, shellOf } from './scripts/script.ts';

/** How long a report is good for the beginning of an action, milliseconds; what follows is reported after it. */
const goodFor = 15 * 60_000;

/** What was reported of one server last, kept from action to action; never what was only ordered since. */
interface Known {
  report: Report;
  fenced: boolean | null;
  at: number;
}
const lastReports = new Map<string, Known>();

/** A server that is registered anew is looked at anew. */
function keyOf({ server, root, connection }: Spec): string {
  return JSON.stringify([server, root, connection]);
}

/** The place where the orders of one open host gather until an answer is needed that only a person can give. */
export class Station {
  readonly #spec: Spec;
  readonly #config: ManualConnection;
  readonly #desk: Desk;
  #queue: Order[] = [];
  #model: Model | null = null;
  /** Milliseconds that were waited for in the host's own time. */
  waited = 0;
  /** Where in that time the last samples begin; null without any. */
  samplesFrom: number | null = null;

  constructor(spec: Spec, config: ManualConnection, desk: Desk) {
    this.#spec = spec;
    this.#config = config;
    this.#desk = desk;
    const known = lastReports.get(keyOf(spec));
    if (known === undefined || performance.now() - known.at >= goodFor) return;
    this.#model = new Model(known.report);
    this.#model.fenced = known.fenced;
  }

  /** How the host stands; a person is asked when nobody knows. */
  async model(): Promise<Model> {
    if (this.#model === null) await this.do([]);
    return this.#model!;
  }

  /** An order whose outcome is as good as sure: it is done with the next one that is not. */
  async order(order: Order): Promise<void> {
    (await this.model()).assume(order);
    this.#queue.push(order);
  }

  /** Has these orders done, after all that lie in the queue, and waits for the report. */
  async do(orders: Order[]): Promise<{ report: Report; first: number }> {
    const sheet = {
      ...{ id: newStepId(), server: this.#spec.server, root: this.#spec.root },
      orders: [...this.#queue, ...orders],
    };
    const first = this.#queue.length;
    const step = {
      id: sheet.id,
      sentence: sentenceOf(sheet),
      shell: shellOf(this.#config),
      script: scriptFor(sheet, this.#config, this.#spec),
    };
    // Somebody may do it although its report never comes: what was known before is not sure any more.
    lastReports.delete(keyOf(this.#spec));
    const report = await this.#desk.ask(this.#spec.server, step, (output) => this.#take(sheet.id, output));
    this.#queue = [];
    for (const [place, order] of sheet.orders.slice(0, first).entries()) {
      const why = report.failed.get(place) ?? this.#notRenamed(order);
      if (why !== null) throw notDone(order, why);
    }
    return { report, first };
  }

  /** What lies there afterwards tells, whatever the script met on the way. */
  #notRenamed(order: Order): string | null {
    if (order.do !== 'rename' || this.#model!.at(order.to) !== null) return null;
    return 'nothing lies under the new name';
  }

  #take(id: string, output: string): Report {
    const report = readReport(id, output);
    const fenced = this.#model?.fenced ?? null;
    this.#model = new Model(report);
    this.#model.fenced = fenced;
    this.samplesFrom = report.samples.length === 0 ? null : this.waited;
    lastReports.set(keyOf(this.#spec), { report, fenced, at: performance.now() });
    return report;
  }
}

function notDone(order: Order, why: string): Problem {
  return new Problem('host-failed', `${sentenceOf({ orders: [order] })} It was not done: ${why}.`, {
    untouched: 'Nothing that was to come after it was done.',
    next: 'Look at the host, then ask for the action again.',
  });
}
