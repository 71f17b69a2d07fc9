import { play } from './lives.ts';
import { scenarios } from './scenarios.ts';

/** What came of a scenario that was played once for every step after which Unjam can die. */
export interface Deaths {
  deaths: number;
  calls: number;
  /** What went wrong first, with its transcript; null where nothing did. */
  fault: string | null;
}

/** The mail service is alone for a moment or for a while: long enough to take mail, and to fall. */
const away = [0, 3000];

export async function deathsOf(name: string): Promise<Deaths> {
  const scenario = scenarios.find((one) => one.name === name)!;
  const clean = await play(scenario, [], 0);
  const from = scenario.from === undefined ? 0 : clean.asked.get(scenario.from)!;
  const points = clean.points.filter((point) => point > from);
  const calls = clean.calls[0]!.length;
  if (clean.faults.length > 0) return { deaths: 0, calls, fault: told('never dies', clean) };
  for (const [n, point] of points.entries()) {
    const course = await play(scenario, [point], away[n % 2]!);
    const extra = course.crashes - clean.crashes;
    if (extra > (scenario.crashes ?? 1)) course.faults.push(`${extra} more crashes`);
    if (course.faults.length > 0)
      return { deaths: n, calls, fault: told(`dies after call ${point}`, course) };
  }
  return { deaths: points.length, calls, fault: null };
}

function told(when: string, { faults, transcript }: Awaited<ReturnType<typeof play>>): string {
  return [`Unjam ${when}:`, ...transcript, ...faults].join('\n');
}
