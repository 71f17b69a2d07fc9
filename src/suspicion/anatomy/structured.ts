/** A structured field such as Content-Type: its value in lower case, and its parameters. */
export interface Structured {
  value: string;
  params: Map<string, string>;
}

/** Linear in the length of the field; the first of several equal parameters counts, as parsers do. */
export function readStructured(raw: string): Structured {
  const [value = '', ...rest] = splitOutsideQuotes(raw.includes('(') ? withoutComments(raw) : raw);
  const params = new Map<string, string>();
  for (const piece of rest) {
    const equals = piece.indexOf('=');
    if (equals < 0) continue;
    const name = piece.slice(0, equals).trim().toLowerCase();
    if (!params.has(name)) params.set(name, unquoted(piece.slice(equals + 1).trim()));
  }
  return { value: value.trim().toLowerCase(), params };
}

/** A parameter by name, whether plain, with a charset (`name*`) or in numbered sections (`name*0`). */
export function param({ params }: Structured, name: string): string | undefined {
  const plain = params.get(name);
  if (plain !== undefined) return plain;
  const extended = params.get(`${name}*`);
  if (extended !== undefined) return extendedValue(extended);
  let joined: string | undefined;
  for (let section = 0; section < 100; section++) {
    const literal = params.get(`${name}*${section}`);
    const encoded = params.get(`${name}*${section}*`);
    if (literal === undefined && encoded === undefined) break;
    joined = (joined ?? '') + (literal ?? extendedValue(encoded!));
  }
  return joined;
}

function extendedValue(value: string): string {
  const words = value.split("'");
  const escaped = words.length >= 3 ? words.slice(2).join("'") : value;
  return escaped.replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function splitOutsideQuotes(raw: string): string[] {
  if (!raw.includes('"')) return raw.split(';');
  const pieces: string[] = [];
  let start = 0;
  let quoted = false;
  for (let at = 0; at < raw.length; at++) {
    const char = raw[at];
    if (quoted && char === '\\') at++;
    else if (char === '"') quoted = !quoted;
    else if (char === ';' && !quoted) {
      pieces.push(raw.slice(start, at));
      start = at + 1;
    }
  }
  pieces.push(raw.slice(start));
  return pieces;
}

function unquoted(value: string): string {
  if (!value.startsWith('"')) return value;
  let at = 1;
  while (at < value.length && value[at] !== '"') at += value[at] === '\\' ? 2 : 1;
  return value.slice(1, at).replaceAll(/\\(.)/g, '$1');
}

/** Comments may nest; one that never ends is no comment, or it would swallow the boundary behind it. */
function withoutComments(raw: string): string {
  let kept = '';
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < raw.length; at++) {
    const char = raw[at]!;
    if (char === '"' && depth === 0) quoted = !quoted;
    if (!quoted && char === '(') depth++;
    else if (depth > 0 && char === ')') depth--;
    else if (depth === 0) kept += char;
  }
  return depth === 0 ? kept : raw;
}
