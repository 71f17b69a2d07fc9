import { type Accused, crashedAlone } from './adaptive.ts';
import type { Facts } from './facts.ts';
import type { Accusation, Conclusion, Options, Standing } from './types.ts';

/** Turns the charges into the answer, saying of each what it rests on. */
export function accuse(
  facts: Facts,
  cleared: Uint8Array,
  charges: readonly Accused[],
  over: boolean,
  options: Options,
): Accusation[] {
  return charges.map(({ messages, confidence }) => {
    const ids = messages.map((at) => facts.roster.ids[at]!);
    const alone = crashedAlone(facts, messages);
    const testimony = messages.length === 1 && !alone && !implied(facts, cleared, charges, messages[0]!);
    const confirmed = over && (alone || !options.confirmByCrash);
    return { ids, confidence, confirmed, testimony, why: reason(messages.length, over, alone, testimony) };
  });
}

/** Some fall can have been nobody's but this one's: all others in it are cleared, by a stable round or by being gone. */
function implied(facts: Facts, cleared: Uint8Array, charges: readonly Accused[], at: number): boolean {
  const named = facts.trials.some((trial) => trial.named.includes(at));
  if (!named) return true;
  const others = new Set(charges.flatMap((charge) => charge.messages).filter((other) => other !== at));
  return facts.trials.some(
    ({ members, fell }) =>
      fell &&
      members.includes(at) &&
      !members.some((other) => other !== at && (others.has(other) || !cleared[other])),
  );
}

function reason(count: number, over: boolean, alone: boolean, testimony: boolean): string {
  const who = count > 1 ? 'they crash the service only together' : 'the falls had it in common';
  const said = testimony ? 'it was named or locked at a fall, which the verdicts alone do not imply' : who;
  const cleared = over ? '; with everything else released the service stayed up' : '; not yet confirmed';
  return `${said}${cleared}${alone ? '; released alone it fell' : ''}`;
}

export function conclude(
  because: Conclusion['because'],
  poison: Accusation[],
  standing: Standing,
  rounds: number,
): Conclusion {
  const names = poison.map((one) => one.ids.join(' with ')).join(', ');
  const sure = Math.round(1000 * Math.min(1, ...poison.map((one) => one.confidence))) / 10;
  const found = poison.length > 0 ? `poison is ${names} (${sure} % sure)` : 'no message is accused';
  const sentence = {
    'poison-found': `After ${rounds} rounds: ${found}; everything else is cleared.`,
    'no-poison': `After ${rounds} rounds everything was released and the service stayed up: no message is to blame.`,
    'limit-reached': `The limit was reached after ${rounds} rounds; so far ${found}.`,
  }[because];
  return { next: 'conclude', because, sentence, poison, standing };
}
