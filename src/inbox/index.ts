/** What is told to us from outside, and what we make of it: alerts, and commands from a chat. */
export { AlertDesk, type ToldAlert } from './alerts/desk.ts';
export { type SlackAnswer, SlackDesk } from './slack/desk.ts';
export { FollowUps } from './slack/follow-ups.ts';
export { isFromSlack } from './slack/signature.ts';
export type { SlackWords } from './slack/words.ts';
