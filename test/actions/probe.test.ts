import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import test, { type TestContext } from 'node:test';
import { isProblem } from '../../src/recovery/problems.ts';
import type { Registration } from '../../src/recovery/server.ts';
import type { ExchangeOptions } from '../peers/exchange/index.ts';
import { type House, openHouse } from './house.ts';
import { unheardOf } from './unheard-of.ts';

const jammed: ExchangeOptions = {
  messages: 2,
  poison: ['clean'],
  seed: 7,
  smtp: true,
  faults: { poison: { when: 'load' } },
};

/** An Exchange double whose registration says how to test it. */
async function probed(
  t: TestContext,
  options: ExchangeOptions,
  probe: (house: House) => Registration['probe'],
): Promise<House> {
  const house = await openHouse(t, options);
  await register(house, probe(house)!);
  return house;
}

async function register(
  { exchange, store }: House,
  probe: NonNullable<Registration['probe']>,
): Promise<void> {
  await store.servers.put('MAIL01', { ...exchange.serverRegistration(), probe });
}

const bySmtp = ({ exchange }: House, withinSeconds = 5) => ({
  in: { smtp: `127.0.0.1:${exchange.smtpPort}`, to: 'probe@contoso.example' },
  out: { to: 'probe@fabrikam.example' },
  withinSeconds,
});

test('mail is said to flow when the test messages were accepted and taken from the spool', async (t) => {
  const house = await probed(t, jammed, bySmtp);
  await house.exchange.start();
  const held = await house.act('quarantine');
  assert.equal(held.flow.state, 'flowing');
  assert.match(held.flow.seen!, /^test mail 2 accepted by 127\.0\.0\.1:\d+, and taken from the spool/);
  assert.equal(house.exchange.delivered().length, 2, 'both came out');
  const job = await house.act('recover');
  assert.deepEqual([job.state, job.flow.state, job.counts.unaccounted], ['finalized', 'flowing', 0]);
  assert.deepEqual(house.exchange.account(), { missing: [], doubled: [] });
});

test('without a probe nothing is claimed', async (t) => {
  const house = await openHouse(t, jammed);
  await house.exchange.start();
  const { flow } = await house.act('quarantine');
  assert.deepEqual([flow.state, flow.seen], ['up-not-tested', null]);
});

test('test mail that stays in the spool is no flow: it is said, and all mail is accounted for', async (t) => {
  const house = await probed(t, { ...jammed, workMs: 60_000 }, (one) => bySmtp(one, 1));
  const { exchange } = house;
  await exchange.start();
  const held = await house.act('quarantine');
  assert.deepEqual([held.state, held.flow.state], ['quarantined', 'test-failed'], held.saying);
  assert.match(held.saying, /test of the flow FAILED: 2 accepted by .*, and still in the spool after/);
  const { counts } = await house.act('abort');
  assert.equal(counts.unaccounted, 0);
  assert.deepEqual(exchange.account(), { missing: [], doubled: [] });
});

test('a command tests by itself; one that fails at the end is said in the closed recovery', async (t) => {
  const house = await probed(t, { ...jammed, messages: 2 }, ({ exchange }) => ({
    command: ['/bin/sh', `${exchange.folder}/probe`],
  }));
  const { exchange } = house;
  writeFileSync(`${exchange.folder}/probe`, `exec ${exchange.probeCommand().join(' ')}`);
  await exchange.start();
  assert.equal((await house.act('quarantine')).flow.state, 'flowing');
  writeFileSync(`${exchange.folder}/probe`, 'echo "no mail came out"; exit 1');
  const job = await house.act('finalize', { leaveSuspects: true });
  assert.deepEqual([job.state, job.flow.state], ['finalized', 'test-failed'], job.saying);
  assert.match(job.saying, /FAILED: .*no mail came out/);
  assert.ok(exchange.isUp());
  assert.deepEqual(exchange.account(), { missing: [], doubled: [] });
});

test('a service that looks healthy and does not take its test mail is wedged', async (t) => {
  const house = await probed(t, { messages: 0, smtp: true }, (one) => bySmtp(one, 1));
  const { exchange, actions } = house;
  await exchange.start();
  const healthy = await actions.diagnose('MAIL01', {});
  assert.equal(healthy.verdict, 'healthy', healthy.sentence);
  assert.match(healthy.sentence, /taken from the spool/);
  await assert.rejects(house.act('stop'), (e) => isProblem(e, 'nothing-wrong'));
  await register(house, { in: { smtp: '127.0.0.1:1', to: 'probe@contoso.example' }, withinSeconds: 1 });
  const wedged = await actions.diagnose('MAIL01', {});
  assert.deepEqual([wedged.verdict, wedged.next.action], ['wedged', 'stop'], wedged.sentence);
  assert.match(wedged.sentence, /a test message was not accepted: .*ECONNREFUSED/);
});

test('a service that falls of a test message has fallen: that message is held like any other', async (t) => {
  let handedIn = 0;
  const house = await unheardOf(t, {
    wrap: (host) => ({
      ...host,
      probe: async () => {
        if (++handedIn === 1) house.daemon.plant('in/test', 'poison');
        else house.daemon.plant('in/other');
        return { ok: true, detail: 'handed in', marks: ['in/'] };
      },
    }),
  });
  const { daemon, store } = house;
  daemon.plant('in/jam', 'poison');
  const probe = { in: { smtp: '127.0.0.1:25', to: 'probe@contoso.example' } };
  await store.servers.put('MAIL01', { ...daemon.registration('postd'), probe });
  await daemon.start();
  const job = await house.act('quarantine');
  assert.deepEqual([job.state, job.flow.state, job.counts.held], ['quarantined', 'flowing', 2], job.saying);
  assert.deepEqual([handedIn, daemon.isUp()], [2, true]);
});
