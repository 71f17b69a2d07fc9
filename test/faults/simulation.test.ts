import assert from 'node:assert/strict';
import test from 'node:test';
import { apart } from './apart/index.ts';
import type { Many } from './history/many.ts';

/** `npm run simulate` plays any others. */
const histories = 2000;
/** Each of these told of a fault once. */
const told = [
  15086, 200277, 206698, 207451, 305343, 314666, 508847, 609597, 1006192, 1014274, 1203129, 714627, 1205795,
  1202094, 7013576, 8817, 4572, 20863, 71571,
];

test(`${histories} histories in which everything goes wrong account for every message`, async (t) => {
  const seeds = [...told, ...Array.from({ length: histories }, (_, n) => n + 1)];
  const module = new URL('./history/many.ts', import.meta.url);
  const { line, fault } = await apart<Many>(module, 'manyHistories', seeds);
  assert.equal(fault, null, fault ?? '');
  t.diagnostic(line);
});
