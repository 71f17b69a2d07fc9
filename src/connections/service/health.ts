import type { Spec } from '../../recovery/spec.ts';
import { firstLine, quoted } from '../command/quote.ts';
import type { Run } from '../command/ran.ts';
import type { Found } from '../processes/find.ts';
import { type Dial, greeting } from './greeting.ts';

type Health = Spec['health'];
type FindImage = (image: string) => Promise<Found>;

const commandPatience = 20_000;

/** One line for each thing that is not as the profile wants it; all are asked at once. */
export async function health(wanted: Health, run: Run, dial: Dial, findImage: FindImage): Promise<string[]> {
  const complaints = await Promise.all([
    ...(wanted.processes ?? []).map((image) => livingProcess(image, findImage)),
    ...(wanted.tcp ?? []).map((port) => greeting(port, dial)),
    ...(wanted.command ? [commandWorks(run, wanted.command)] : []),
  ]);
  return complaints.filter((complaint) => complaint !== null);
}

async function livingProcess(image: string, findImage: FindImage): Promise<string | null> {
  const { living, zombies } = await findImage(image);
  if (living.length > 0) return null;
  return zombies.length > 0
    ? `${image} has ended (zombie ${zombies.join(', ')})`
    : `no process ${image} lives`;
}

async function commandWorks(run: Run, argv: string[]): Promise<string | null> {
  const { code, output, trouble } = await run(argv, { within: commandPatience });
  if (code === 0) return null;
  return `${quoted(argv)}: ${trouble ?? firstLine(output, `exit code ${code}`)}`.slice(0, 200);
}
