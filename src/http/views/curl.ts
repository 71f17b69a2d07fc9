import type { Step } from '../schemas/step.ts';

const head = 'curl -sS';
const headers = '-H "Authorization: Bearer $UNJAM_TOKEN" -H "Accept: text/plain"';

/** A line that can be pasted as it is, in a shell where `$UNJAM` and `$UNJAM_TOKEN` are set. */
export function curlPost(href: string, body?: Record<string, unknown>): string {
  const data =
    body === undefined ? '' : ` -d ${quoted(JSON.stringify(body))} -H "Content-Type: application/json"`;
  return `${head} -X POST ${headers}${data} $UNJAM${href}`;
}

export function curlGet(href: string): string {
  return `${head} ${headers} $UNJAM${href}`;
}

/** The steps as lines: the best one first, each with its reason below. */
export function stepLines(steps: Step[]): string[] {
  return steps.flatMap((step, i) => {
    const word = i === 0 ? 'next' : 'or';
    if (step.href === undefined) return [`  ${word}: ${step.why}`];
    return [`  ${word}: ${curlPost(step.href, step.body)}`, `      ${step.why}`];
  });
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
