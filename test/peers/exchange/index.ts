// How tests and demo make, jam and look at an Exchange double.

export { type Answer, Unit } from '../unit/unit.ts';
export { until } from '../unit/until.ts';
export type { Account } from './account.ts';
export type { Config, Product } from './config.ts';
export type { EventRecord } from './event-log.ts';
export { createExchange, type Exchange } from './exchange.ts';
export type { Arrival, Faults, PoisonFault, SomeFaults } from './faults.ts';
export type { ExchangeOptions } from './options.ts';
export type { Place, Planted } from './planting.ts';
export { sendMail } from './send.ts';
export type { Delivery } from './sink.ts';
export type { Item, QueueName } from './spool.ts';
