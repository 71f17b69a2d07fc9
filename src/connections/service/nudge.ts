import { type ByteName, fromText, toText } from '../../recovery/names.ts';
import type { Answer } from '../../recovery/ports/host.ts';
import { firstLine, quoted } from '../command/quote.ts';
import type { Run } from '../command/ran.ts';

const placeholder = '{name}';
const commandPatience = 20_000;
/** Milliseconds for all the commands of one nudge: one a message can be many. */
const patience = 60_000;

/**
 * Runs the profile's nudge: once, or once for each message where it has a place for the name. `ok` only when
 * every message was named and every command exited 0: what is nudged counts as read.
 */
export async function nudge(run: Run, argv: string[] | null, names: ByteName[]): Promise<Answer> {
  if (argv === null) return { ok: false, detail: 'the profile has no nudge' };
  if (!argv.some((one) => one.includes(placeholder))) return await once(run, argv);
  const until = performance.now() + patience;
  for (const [n, name] of names.entries()) {
    const text = toText(name);
    // A name that begins like an option would be taken for one.
    if (fromText(text) !== name || text.startsWith('-'))
      return { ok: false, detail: `${text} is no name that a command can take` };
    const answer = await once(
      run,
      argv.map((one) => one.replaceAll(placeholder, () => text)),
    );
    if (!answer.ok) return answer;
    if (performance.now() > until && n + 1 < names.length)
      return { ok: false, detail: `only ${n + 1} of ${names.length} messages were nudged in time` };
  }
  return { ok: true, detail: `${names.length} messages were nudged` };
}

async function once(run: Run, argv: string[]): Promise<Answer> {
  const { code, output, trouble } = await run(argv, { within: commandPatience });
  const said = trouble ?? firstLine(output, `exit code ${code}`);
  return { ok: code === 0, detail: `${quoted(argv)}: ${said}`.slice(0, 200) };
}
