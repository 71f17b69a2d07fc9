import { openHouse } from './house.ts';
import { type Load, load } from './load.ts';

/** Seconds of calls that are measured, from the beginning of the recovery on. */
const measured = 20;

/** Reading a job a thousand times a second while a whole spool is moved aside and back by the same process. */
export async function busy(messages: number): Promise<Load & { seconds: number; share: number }> {
  const house = await openHouse(messages);
  try {
    await house.act('stop', { evenIfHealthy: true });
    const began = performance.now();
    const calls = load(`${house.url}/v1/servers/MAIL01/job`, house.token, measured, 1000);
    await house.act('quarantine');
    await house.act('abort');
    const seconds = (performance.now() - began) / 1000;
    return { ...(await calls), seconds, share: Math.min(1, seconds / measured) };
  } finally {
    await house.close();
  }
}
