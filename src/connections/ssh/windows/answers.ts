import type { Listed } from '../../windows/entries.ts';

/** What `serve.ps1` tells in one text: PowerShell is slow at writing long lists as JSON, and unsure with short ones. */
export function fieldsIn(text: string, between: string): string[] {
  return text === '' ? [] : text.split(between);
}

/** Entries of a folder, or of the names that were asked for; a name that is not there is empty. */
export function entriesIn(text: string, { names }: { names?: unknown[] }): (Listed | null)[] {
  const all = names?.length === 1 ? [text] : fieldsIn(text, '/');
  return names?.length === 0 ? [] : all.map((one) => (one === '' ? null : entryIn(one)));
}

function entryIn(text: string): Listed {
  const [name, attributes, bytes, created, written] = text.split('|');
  return [name!, Number(attributes), Number(bytes), created!, written!];
}
