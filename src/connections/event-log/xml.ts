import type { LogRecord } from '../../recovery/ports/host.ts';

/** Characters of one record that are kept. */
const longest = 8 * 1024;

/**
 * The events in what `wevtutil qe … /f:xml` prints: one `<Event>` after another, without a root. Only whole
 * ones count. The schema is "Event Schema", Microsoft; attributes are written with either kind of quote.
 */
export function eventsIn(log: string, output: string): LogRecord[] {
  return [...output.matchAll(/<Event[\s>][\s\S]*?<\/Event>/g)].flatMap(([xml]) => eventOf(log, xml) ?? []);
}

function eventOf(log: string, xml: string): LogRecord | null {
  const system = inner(xml, 'System') ?? '';
  const record = Number(inner(system, 'EventRecordID') ?? '');
  if (!Number.isSafeInteger(record) || record <= 0) return null;
  const strings = stringsOf(xml);
  const id = Number(inner(system, 'EventID') ?? '');
  return {
    log,
    record,
    at: attribute(system, 'TimeCreated', 'SystemTime'),
    source: attribute(system, 'Provider', 'Name'),
    // The upper half holds severity and facility: 0xC0000FC5 is the event that people know as 4037.
    id: Number.isInteger(id) ? id & 0xffff : null,
    text: tidy(strings.join(' ')),
    strings,
    data: dataOf(xml),
  };
}

/** The insertion strings; of an event that has data of its own kind, every text in it. */
function stringsOf(xml: string): string[] {
  const data = inner(xml, 'EventData');
  if (data !== null) {
    const each = data.matchAll(/<Data(?:\s[^>]*)?(?:\/>|>([\s\S]*?)<\/Data>)/g);
    return [...each].map((found) => tidy(unescaped(found[1] ?? '')));
  }
  const own = inner(xml, 'UserData') ?? '';
  const texts = [...own.matchAll(/>([^<>]+)</g)].map((found) => tidy(unescaped(found[1]!)));
  return texts.filter((text) => text.trim() !== '');
}

/** The binary data, which Windows prints in hexadecimal, as Base64. */
function dataOf(xml: string): string | null {
  const hex = (inner(xml, 'Binary') ?? '').trim();
  if (hex === '' || !/^(?:[\da-f]{2})+$/i.test(hex)) return null;
  return Buffer.from(hex.slice(0, longest), 'hex').toString('base64');
}

function inner(xml: string, element: string): string | null {
  const found = new RegExp(`<${element}(?:\\s[^>]*)?>([\\s\\S]*?)</${element}>`).exec(xml);
  return found?.[1] ?? null;
}

function attribute(xml: string, element: string, name: string): string | null {
  const found = new RegExp(`<${element}\\s[^>]*?\\b${name}=(?:'([^']*)'|"([^"]*)")`).exec(xml);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? null : unescaped(value);
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** One pass only: text that looks like an entity after the first is text. */
function unescaped(text: string): string {
  return text.replace(/&(#x?[\da-f]+|[a-z]+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? whole;
    const code = Number(name.replace(/^#x/i, '0x').replace('#', ''));
    return code <= 0x10_ffff ? String.fromCodePoint(code) : whole;
  });
}

/** No column of text takes a NUL. */
function tidy(text: string): string {
  return text.slice(0, longest).replaceAll('\0', '');
}
