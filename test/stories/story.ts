import { readFileSync } from 'node:fs';

/** A story as its file tells it: a title, the server, and what is done; each step with what came of it. */
export interface Story {
  title: string;
  /** How the server is made: the `key: value` lines. */
  server: [string, string][];
  steps: Step[];
}

/** `>` is a call of the operator, `!` something that happens to the server. */
export interface Step {
  mark: '>' | '!';
  words: string;
  transcript: string[];
}

/** Reads a story. What is indented is transcript; all other lines are the story itself. */
export function readStory(file: string): Story {
  const story: Story = { title: '', server: [], steps: [] };
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const step = story.steps.at(-1);
    const pair = /^([a-z][a-z ]*): (.*)$/.exec(line);
    if (line.startsWith('# ')) story.title = line.slice(2);
    else if (line.startsWith('> ') || line.startsWith('! '))
      story.steps.push({ mark: line[0] as Step['mark'], words: line.slice(2), transcript: [] });
    else if (line.startsWith('  ')) step?.transcript.push(line.slice(2));
    else if (pair !== null && step === undefined) story.server.push([pair[1]!, pair[2]!]);
    else if (line !== '') throw new Error(`${file}: cannot read "${line}"`);
  }
  return story;
}

export function written({ title, server, steps }: Story): string {
  const head = [`# ${title}`, ...server.map(([key, value]) => `${key}: ${value}`)].join('\n');
  const body = steps.map(({ mark, words, transcript }) =>
    [`${mark} ${words}`, ...transcript.map((line) => `  ${line}`)].join('\n'),
  );
  return `${[head, ...body].join('\n\n')}\n`;
}
