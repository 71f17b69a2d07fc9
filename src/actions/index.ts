/** The use cases. Routes and bots call them through this contract and know nothing of what is behind it. */
export type { Announce } from './approvals.ts';
export type { Act, Actions, Caller, CheckLine, CheckReport } from './contract.ts';
export { Runner, type RunnerParts } from './runner.ts';
