import type { Scope } from '../../access/scopes.ts';

const slackVerbs = ['status', 'diagnose', 'recover', 'pause', 'resume', 'abort', 'rounds', 'report'] as const;
export type SlackVerb = (typeof slackVerbs)[number];

export interface VerbRule {
  scope: Scope;
  /** What must be confirmed, in words; null where nothing is lost by a slip. */
  confirm: ((server: string) => string) | null;
  does: string;
}

export const rules: Record<SlackVerb, VerbRule> = {
  status: { scope: 'read', confirm: null, does: 'how it stands' },
  diagnose: { scope: 'diagnose', confirm: null, does: 'looks, and changes nothing' },
  recover: {
    scope: 'operate',
    confirm: (server) => `This stops the mail service of ${server} and moves its mail.`,
    does: 'finds the poison and gets mail flowing again',
  },
  pause: { scope: 'operate', confirm: null, does: 'stops `recover` at the next safe point' },
  resume: { scope: 'operate', confirm: null, does: 'lets it go on' },
  abort: {
    scope: 'operate',
    confirm: (server) => `This ends the recovery of ${server} and puts every message back; poison stays out.`,
    does: 'puts everything back',
  },
  rounds: { scope: 'read', confirm: null, does: 'what was tried, and what came of it' },
  report: { scope: 'read', confirm: null, does: 'the whole story' },
};

export type Parsed =
  | { verb: SlackVerb; server: string; code: string | null; reason: string | null }
  | { help: string };

/** Reads what stands behind `/unjam`. Whatever cannot be read is answered with what can be. */
export function parseCommand(text: string): Parsed {
  const [word = '', server, ...rest] = text.trim().split(/\s+/);
  const verb = slackVerbs.find((known) => known === word.toLowerCase());
  if (verb === undefined) {
    return { help: word === '' || word === 'help' ? usage() : `"${word}" is no command.\n${usage()}` };
  }
  if (server === undefined) return { help: `${verb} of which server? Say \`/unjam ${verb} MAIL01\`.` };
  const isCode = rest[0] === 'confirm';
  const code = isCode ? (rest[1] ?? '') : null;
  const reason = rest.slice(isCode ? 2 : 0).join(' ');
  return { verb, server, code, reason: reason === '' ? null : reason.slice(0, 500) };
}

function usage(): string {
  return slackVerbs.map((verb) => `/unjam ${verb} MAIL01 — ${rules[verb].does}`).join('\n');
}
