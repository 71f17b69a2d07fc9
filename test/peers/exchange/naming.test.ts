import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createExchange, type PoisonFault } from './index.ts';

/** The event that a crash leaves behind beside 4037, and the poison's own name. */
async function crashWith(t: Parameters<typeof createExchange>[0], names: Partial<PoisonFault['names']>) {
  const poison = { when: 'load', names } as const;
  const exchange = await createExchange({ ...t, messages: 10, poison: ['clean'], faults: { poison } });
  await exchange.start();
  const events = exchange.events();
  const at = events.findIndex(({ id }) => id === 4037);
  return { exchange, poison: exchange.planted.at(-1)!, after: events[at + 1] };
}

test('4182 names the poison with its path', async (t) => {
  const { exchange, poison, after } = await crashWith({ test: t }, { right: 1 });
  assert.equal(after?.id, 4182);
  assert.deepEqual(after.strings, [`${exchange.root}/${poison.queue}/${poison.name}`]);
});

test('4182 names an innocent message', async (t) => {
  const { exchange, poison, after } = await crashWith({ test: t }, { wrong: 1 });
  const named = after?.strings[0]?.split('/').at(-1);
  assert.notEqual(named, poison.name);
  assert.ok(exchange.planted.some(({ name }) => name === named));
});

test('4182 names nobody', async (t) => {
  const { after } = await crashWith({ test: t }, { bare: 1 });
  assert.equal(after?.id, 4182);
  assert.doesNotMatch(after.strings[0]!, /[A-Z0-9]{8}/);
});

test('or there is 4037 alone', async (t) => {
  assert.equal((await crashWith({ test: t }, {})).after, undefined);
});

for (const id of [4120, 4131] as const) {
  test(`${id} has the name in its binary data, behind eight bytes`, async (t) => {
    const { poison, after } = await crashWith({ test: t }, { right: 1, id });
    assert.equal(after?.id, id);
    assert.equal(Buffer.from(after.data, 'base64').subarray(8).toString('latin1'), poison.name);
  });
}

test('the text of 4037 is that of the product', async (t) => {
  for (const [product, text] of [
    ['imc-4.0', /handled internally by the Internet Mail Connector\. This may/],
    ['ims-5.0', /handled internally by the Internet Mail Service\. .* being delivered\.$/],
    ['ims-5.5', /Code: 0xc0000005/],
  ] as const) {
    const faults = { poison: { when: 'load' } } as const;
    const exchange = await createExchange({ test: t, product, poison: ['clean'], faults });
    await exchange.start();
    assert.match(exchange.events().find(({ id }) => id === 4037)!.strings[0]!, text);
  }
});
