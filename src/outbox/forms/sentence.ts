import type { News } from '../news.ts';

type Words = (data: Record<string, unknown>) => string;

/** What a person in a channel needs to know, by the type of the event. */
const words: Record<string, Words> = {
  'job.opened': (d) => `recovery opened: ${text(d.sentence)}`,
  'job.person-needed': (d) => `a person is needed (${text(d.state)}): ${text(d.saying)}`,
  'job.forgotten': (d) =>
    `${text(d.held)} messages lie in holding since ${text(d.oldestHeldAt)}, and nobody has moved since ${text(d.silentSince)}`,
  'job.note': (d) => `${text(d.by)} notes: ${text(d.text)}`,
  'round.judged': (d) =>
    `round ${text(d.round)} ${text(d.verdict)}: ${text(d.released)} released, ${text(d.taken)} taken`,
  'action.started': (d) => `${text(d.action)} began`,
  'action.failed': (d) => `${text(d.action)} failed (${text(d.code)}): ${text(d.detail)}`,
  'approval.requested': (d) =>
    `${text(d.requestedBy)} asks for ${text(d.action)}, which another token must confirm until ${text(d.expiresAt)}: POST /v1/approvals/${text(d.id)}/approve`,
  'approval.given': (d) => `${text(d.by)} confirmed ${text(d.action)}, asked for by ${text(d.requestedBy)}`,
  'approval.refused': (d) => `${text(d.by)} refused ${text(d.action)}, asked for by ${text(d.requestedBy)}`,
  'alert.handled': (d) => `alert ${text(d.alert)}: ${text(d.saying)}`,
  'webhook.test': (d) => text(d.saying),
};

/** One line for people, made of what the event holds. */
export function sentenceOf({ type, server, data, cause }: News): string {
  const said = words[type]?.(data) ?? other(type, data);
  const reason = cause?.reason ?? null;
  return `${server ?? 'Unjam'}: ${said}${reason === null ? '' : ` (${reason})`}`.replace(
    /[\x00-\x1f\x7f]+/g,
    ' ',
  );
}

function other(type: string, data: Record<string, unknown>): string {
  const [kind, what = ''] = type.split('.');
  if (kind === 'job' && typeof data.saying === 'string') return `${what}: ${data.saying}`;
  return type;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? '?');
}
