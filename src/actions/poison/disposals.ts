import type { Job } from '../../recovery/job.ts';
import type { Store } from '../../recovery/ports/store.ts';
import type { AtWork, AtWorkParts } from '../at-work.ts';
import type { Act, Caller } from '../contract.ts';
import { FenceMemory } from '../fence-memory.ts';
import { busy } from '../guards.ts';
import type { Reach } from '../hosts.ts';
import { assertThere, messageApart } from './apart.ts';
import { type Content, contentOf } from './content.ts';
import { type Asked, carryOut, decide, interrupted, isDisposed } from './dispose.ts';

interface Parts extends Pick<Reach, 'openHost'>, Pick<AtWorkParts, 'log'> {
  store: Store;
}

/** What is decided about messages that were set apart: each decision once, and to its end over a restart. */
export class Disposals {
  readonly #parts: Parts;
  readonly #atWork: AtWork;

  constructor(parts: Parts, atWork: AtWork) {
    this.#parts = parts;
    this.#atWork = atWork;
  }

  async dispose(id: string, decision: Omit<Asked, 'by'>, caller: Caller): Promise<Act> {
    const asked = { ...decision, by: caller.who };
    const { server } = await this.#atWork.read(id);
    return await this.#atWork.inTurn(server, async () => {
      const active = this.#atWork.on(server);
      const job = await this.#atWork.read(id);
      const disposed = await isDisposed(this.#parts.store, job, asked);
      if (active === undefined) {
        if (disposed) return { job, started: false, done: Promise.resolve(job) };
        return await this.#begin(job, asked);
      }
      const { disposing } = active.work.job;
      const same = disposing?.message === asked.message && disposing.does === asked.does;
      if (!same && !disposed) throw busy(active.work.job, active.action);
      const done = disposed ? Promise.resolve(job) : active.standing();
      return { job: active.work.job, started: false, done };
    });
  }

  async content(id: string, messageId: string, caller: Caller): Promise<Content> {
    const { store } = this.#parts;
    const job = await this.#atWork.read(id);
    const message = await messageApart(store, job, messageId);
    const host = await this.#parts.openHost(job.spec, { fenced: job.footprint.fenced });
    try {
      await assertThere(host, job, message);
      const content = await contentOf(host, job, message);
      await store.events.append(id, 'message.downloaded', { message: messageId, by: caller.who });
      return { ...content, close: () => host.close() };
    } catch (error) {
      await host.close();
      throw error;
    }
  }

  /** Goes on with what an earlier process of ours was carrying out. */
  async takeUp(): Promise<void> {
    for await (const { id, server } of interrupted(this.#parts.store)) {
      try {
        await this.#atWork.inTurn(server, async () => {
          const job = await this.#atWork.read(id);
          if (job.disposing !== null && this.#atWork.on(server) === undefined)
            await this.#begin(job, job.disposing);
        });
      } catch (error) {
        this.#parts.log.error({ err: error, server }, 'a decision about poison could not be taken up');
      }
    }
  }

  async #begin(job: Job, asked: Asked): Promise<Act> {
    const memory = new FenceMemory(job);
    const host = await this.#parts.openHost(job.spec, memory);
    try {
      const under = this.#atWork.interruptible(job, host, memory);
      await decide(under.work, asked);
      const deed = { action: asked.does, options: {} };
      const done = this.#atWork.begin(under, deed, () => carryOut(under.work));
      return { job: under.work.job, started: true, done };
    } catch (error) {
      await host.close();
      throw error;
    }
  }
}
