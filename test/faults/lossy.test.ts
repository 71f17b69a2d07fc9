import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { randomFrom } from '../corpus/index.ts';
import { startService } from '../demo/service.ts';
import { createExchange, type Exchange } from '../peers/exchange/index.ts';
import { type Answered, Caller } from './kills/caller.ts';
import { lossyNetwork } from './lossy/proxy.ts';
import type { Call } from './scenarios.ts';

const seed = 5;
const mostCalls = 40;
const timing = {
  startSeconds: 10,
  stopSeconds: 3,
  observeSeconds: 0.8,
  observeMaxSeconds: 1.6,
  sampleSeconds: 0.1,
};

/** What the double itself says of one recovery. */
interface Account {
  starts: number;
  crashes: number;
  calls: string[];
}

test('every call is sent three times and half of the answers are lost: not one crash or start more', async (t) => {
  const [plain, lossy] = await Promise.all([recovered(t, false), recovered(t, true)]);
  assert.deepEqual(lossy, plain);
});

async function recovered(t: TestContext, loses: boolean): Promise<Account> {
  const exchange = await createExchange({
    test: t,
    seed,
    messages: 7,
    poison: ['clean'],
    workMs: 1,
    faults: { poison: { when: 'load' } },
  });
  const service = await startService();
  t.after(() => service.cleanup());
  await exchange.start();
  await new Caller(service).register({ ...exchange.serverRegistration(), timing });
  const network = loses ? await lossyNetwork(service.url, randomFrom(seed)) : null;
  t.after(() => network?.close());
  const calls = await drive(new Caller({ ...service, url: network?.url ?? service.url }), loses ? 3 : 1);
  if (network !== null) {
    t.diagnostic(`${network.lost} answers lost, ${network.passed} came through`);
    assert.ok(network.lost > calls.length, 'hardly any answer was lost');
  }
  await exchange.untilDelivered(7);
  assert.deepEqual(exchange.account(), { missing: [], doubled: [] });
  assert.equal(exchange.delivered().length, 7);
  return { ...startsOf(exchange), calls };
}

/** The article's road, each call by what the answer to the one before told. */
async function drive(caller: Caller, times: number): Promise<string[]> {
  const calls: string[] = [];
  for (let call: Call | null = ['stop', {}]; call !== null; ) {
    if (calls.length > mostCalls) throw new Error(`not over:\n${calls.join('\n')}`);
    const { status, job, code, detail } = await insistently(caller, call, times);
    assert.ok(job !== null, `${call[0]}: ${status} ${code}: ${detail}`);
    calls.push(`${call[0]} ${JSON.stringify(call[1])}: ${job.state}`);
    call = nextOf(job);
  }
  return calls;
}

/** So many times at once, and then again until somebody has an answer. */
async function insistently(caller: Caller, call: Call, times: number): Promise<Answered> {
  const first = await Promise.all(Array.from({ length: times }, () => caller.ask(...call)));
  for (let answered = first.find((one) => one !== null) ?? null; ; answered = await caller.ask(...call))
    if (answered !== null) return answered;
}

function nextOf({ state, rounds }: NonNullable<Answered['job']>): Call | null {
  if (state === 'stopped') return ['quarantine', {}];
  if (state === 'quarantined' || state === 'bisecting')
    return ['next-bisect-round', { round: rounds.done + 1 }];
  if (state === 'isolated') return ['finalize', {}];
  assert.equal(state, 'finalized');
  return null;
}

/** It crashes while it loads or not at all: a start is followed by one of these two events. */
function startsOf(exchange: Exchange): { starts: number; crashes: number } {
  const events = exchange.events();
  const crashes = events.filter(({ id }) => id === 4037).length;
  return { starts: crashes + events.filter(({ id }) => id === 1000).length, crashes };
}
