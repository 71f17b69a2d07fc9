// The main job, as an operator does it: a jammed mail service, curl, and mail that flows again.
import { createExchange, type Exchange } from '../peers/exchange/index.ts';
import { Operator } from './operator.ts';
import { account, faultsOf } from './proof.ts';
import { type Service, startService } from './service.ts';

const server = '/v1/servers/MAIL01';
const began = performance.now();
let exchange: Exchange | undefined;
let service: Service | undefined;

try {
  exchange = await createExchange({
    messages: 420,
    poison: ['clean', 'torn-page'],
    seed: 1997,
    faults: { poison: { when: 'load' } },
  });
  service = await startService();
  const operator = new Operator(service);
  await exchange.start();
  say(
    `An Exchange double (a stand-in for the real service) has ${exchange.spoolListing().length} messages in its spool, two of them poison.`,
  );
  say(`It is ${exchange.isUp() ? 'up' : 'down, and falls at every start'}. Unjam listens on ${service.url}.`);
  await operator.ask('PUT', server, registration(exchange));
  await byHand(operator, exchange);
  const first = await faultsOf(operator, exchange, new Set());
  const second = await bySelf(operator, exchange);
  await operator.ask('GET', `${server}/job`);
  await exchange.untilDelivered(exchange.planted.filter((p) => !p.poison).length, 10_000);
  verdict([...first, ...second], exchange);
} catch (error) {
  say(`The demo failed: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  await service?.cleanup();
  await exchange?.cleanup();
}

function registration(of: Exchange): object {
  const body = of.serverRegistration();
  return { ...body, timing: { ...body.timing, observeSeconds: 0.8 } };
}

/** Each step of the article by its own call. */
async function byHand(operator: Operator, of: Exchange): Promise<void> {
  say('First jam: step by step.');
  await operator.ask('POST', `${server}/diagnose`);
  await operator.ask('POST', `${server}/stop`, { reason: 'INC-4711' });
  await operator.ask('POST', `${server}/quarantine`);
  for (let round = 1; (await state(operator)) !== 'isolated'; round += 1) {
    if (round > 40) throw new Error('forty rounds, and no end');
    await operator.ask('POST', `${server}/next-bisect-round`, { round });
  }
  await operator.ask('POST', `${server}/finalize`);
  await of.untilDelivered(420, 10_000);
}

/** The same by one call; this time the service dies at its work, and its log names the file. */
async function bySelf(operator: Operator, of: Exchange): Promise<string[]> {
  say('Second jam: 60 new messages, one of them poison; `recover` does it all by itself.');
  const before = new Set(of.planted.filter((p) => p.poison).map((p) => p.sha256));
  await of.stop();
  of.setFaults({ poison: { when: 'work-end', names: { right: 1 } } });
  for (const mail of (await import('../corpus/index.ts')).someMail(60, 60)) of.plant(mail);
  of.plant('truncated');
  await of.start();
  await of.untilDown(20_000);
  await operator.ask('POST', `${server}/recover`, { reason: 'INC-4712' });
  return await faultsOf(operator, of, before);
}

async function state(operator: Operator): Promise<string> {
  return (await operator.read<{ state: string }>(`${server}/job`)).state;
}

function verdict(faults: string[], of: Exchange): void {
  const counted = account(of);
  const all = [...faults, ...counted.faults];
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  say(
    `The ledger: ${of.planted.length} messages planted, ${counted.delivered} delivered once, ${counted.apart} poison set apart, ${all.length} faults, byte for byte (${seconds} s).`,
  );
  for (const fault of all) say(`  ${fault}`);
  process.exitCode = all.length === 0 ? 0 : 1;
}

function say(text: string): void {
  process.stdout.write(`\n${text}\n`);
}
