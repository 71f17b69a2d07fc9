import type { Operator, Pending } from '../../../src/recovery/ports/operator.ts';
import { obeyed } from './obeyed.ts';

/**
 * How the person is from now on. `literal`: does what each step says, and reports its output. `halves`: sends half of
 * it first. `twice`: runs each script twice, and reports the second run after the first. `forgetful`: does it, and
 * never reports; `idle`: does not even do it. Of both the step is withdrawn.
 */
export type Manner = 'literal' | 'halves' | 'twice' | 'forgetful' | 'idle';

const look = 'Report how the host stands.';

/** Somebody at the host of one server, who obeys the scripts with a real `sh`. */
export class Person {
  readonly #desk: Operator;
  readonly #server: string;
  manner: Manner = 'literal';
  /** Whether that holds only for steps that ask for more than a look. */
  onlyDeeds = false;
  /** What was asked for, and what reports were refused with. */
  readonly steps: string[] = [];
  readonly refusals: string[] = [];

  constructor(desk: Operator, server: string) {
    this.#desk = desk;
    this.#server = server;
    this.#attend();
  }

  #attend(): void {
    this.#desk.attend(this.#server, (pending) => {
      if (pending !== null) void this.#act(pending);
    });
  }

  /** That ends the action; what is asked for afterwards is of another one. */
  #refuse(why: string): void {
    this.#desk.refuse(this.#server, why);
    this.#attend();
  }

  async #act({ sentence, script }: Pending): Promise<void> {
    this.steps.push(sentence);
    const manner = this.onlyDeeds && sentence === look ? 'literal' : this.manner;
    if (manner === 'idle') return this.#refuse('nobody is there');
    const output = await obeyed(script('sh'));
    if (manner === 'forgetful') return this.#refuse('nobody told');
    if (manner === 'halves') this.#report(output.slice(0, output.length / 2));
    if (manner !== 'twice') return this.#report(output);
    const again = await obeyed(script('sh'));
    this.#report(output);
    this.#report(again);
  }

  #report(output: string): void {
    try {
      this.#desk.report(this.#server, output);
    } catch (error) {
      this.refusals.push((error as { code?: string }).code ?? String(error));
    }
  }
}
