import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import test from 'node:test';
import { promisify } from 'node:util';
import { startService } from '../demo/service.ts';
import { Caller } from '../faults/kills/caller.ts';
import { createExchange } from '../peers/exchange/index.ts';

const server = '/v1/servers/MAIL01';
const mostLines = 20;

test('the shift changes: another person reads the job, and goes on with the lines that it prints', async (t) => {
  const exchange = await createExchange({
    test: t,
    seed: 3,
    messages: 4,
    poison: ['clean'],
    faults: { poison: { when: 'load' } },
  });
  const service = await startService();
  t.after(() => service.cleanup());
  await exchange.start();
  const ann = new Caller(service);
  const registration = exchange.serverRegistration();
  await ann.register({ ...registration, timing: { ...registration.timing, observeSeconds: 0.6 } });
  await ann.ask('quarantine', { reason: 'INC-4711' });

  /** A terminal in which nothing is known but where Unjam is. */
  const shell = async (line: string): Promise<string> => {
    const env = { ...process.env, UNJAM: service.url, UNJAM_TOKEN: service.token };
    return (await promisify(execFile)('/bin/sh', ['-c', line], { env })).stdout;
  };
  const look = `curl -sS -H "Authorization: Bearer $UNJAM_TOKEN" -H "Accept: text/plain" $UNJAM${server}/job`;
  let text = await shell(look);
  assert.match(text, /^MAIL01 {2}quarantined/);
  assert.match(text, /drives by hand since .*\(INC-4711\); oldest held mail \d\d:\d\d/);
  const pasted: string[] = [];
  for (let next = nextLine(text); next !== null; next = nextLine(text)) {
    assert.ok(pasted.push(next) < mostLines, `not over:\n${pasted.join('\n')}\n${text}`);
    await shell(next);
    text = await shell(look);
    while (isAtWork(text)) text = await shell(look);
  }
  assert.match(text, /^MAIL01 {2}finalized {2}poison-isolated, 1 message set apart/, text);
  assert.ok(pasted.some((line) => line.includes('next-bisect-round')) && pasted.at(-1)!.includes('finalize'));
  await exchange.untilDelivered(4);
  assert.deepEqual(exchange.account(), { missing: [], doubled: [] });
});

/** The best thing to do next, as it is printed; null when nothing is left to do. */
function nextLine(text: string): string | null {
  return /^ +next: (curl .*)$/m.exec(text)?.[1] ?? null;
}

/** Its answer came before its end: what is printed then is how to pause, or nothing. */
function isAtWork(text: string): boolean {
  return /^MAIL01 .*(?:stop|quarantine|next-bisect-round|finalize): /.test(text);
}
