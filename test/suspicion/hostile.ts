const size = 65_536;

function filled(start: string, unit: string, end = size): Buffer {
  return Buffer.from((start + unit.repeat(Math.ceil(size / unit.length))).slice(0, end));
}

const mixed = 'From: a\nDate: b\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n';
const plain = 'From: a\nDate: b\nContent-Type: text/plain';
const html = 'From: a\nContent-Type: text/html\n\n';
const base64 = 'From: a\nContent-Transfer-Encoding: base64\n\n';

/** Levels 0 to `depth` of multiparts, each opened inside the one before, with boundaries of 70 alike bytes. */
function nest(depth: number, boundary: (level: number) => string): string {
  const levels = Array.from({ length: depth }, (_, level) => {
    return `--${boundary(level)}\nContent-Type: multipart/mixed; boundary="${boundary(level + 1)}"\n\n`;
  });
  return mixed.replace('=b', `="${boundary(0)}"`) + levels.join('');
}
const alike = (level: number) => `${'x'.repeat(67)}${String(level).padStart(3, '0')}`;

/** 64 KiB each, made to be slow for somebody: each piles up what a careless reader visits again and again. */
export const hostile: Record<string, Buffer> = {
  semicolons: filled(plain, ';'),
  'parameters that continue': filled(plain, '; a*0=b'),
  quotes: filled(plain, '; a="'),
  backslashes: filled(`${plain}; a="`, '\\'),
  'nested comments': filled(`${plain} `, '((('),
  'nested comments in To': filled('From: a\nTo: ', '((('),
  'encoded words begun': filled('From: a\nSubject: ', '=?'),
  'encoded words of one charset': filled('From: a\nSubject: ', '=?a?q?='),
  'encoded words with blanks': filled('From: a\nSubject: ', '=?utf-8?b?   '),
  addresses: filled('From: a\nTo: ', 'a,'),
  groups: filled('From: a\nTo: ', 'a:'),
  'folded lines': filled('From: a\nSubject: b\n', ' \n'),
  'header fields': filled('', 'a:\n'),
  'From fields': filled('', 'From:a\n'),
  'header lines of nothing': filled('From: a\n', '%\n'),
  'carriage returns': filled('From: a\n\n', '\r'),
  'carriage returns, header': filled('From: a\n', '\r'),
  blanks: filled('From: a\n', ' '),
  colons: filled('', ':'),
  dashes: filled(mixed, '-'),
  'lines of dashes': filled(mixed, '\n--'),
  boundaries: filled(mixed, '--b\n'),
  'empty parts': filled(mixed, '--b\n\n'),
  'boundaries that close': filled(mixed, '--b--\n'),
  'boundaries almost right': filled(nest(29, alike), `--${alike(29).slice(0, -1)}x\n`),
  'parts inside all levels': filled(nest(29, alike), `--${alike(29)}\n\n`),
  'outer and inner boundary in turn': filled(nest(20, alike), `--${alike(0)}\n\n--${alike(20)}\n\n`),
  'quoted-printable parts': filled(mixed, '--b\nContent-Transfer-Encoding:quoted-printable\n\n'),
  'base64 parts': filled(mixed, '--b\nContent-Transfer-Encoding:base64\n\nAAAA\n'),
  'charsets that do not exist': filled(mixed, '--b\nContent-Type:text/plain;charset=x0\n\n'),
  'messages in parts': filled(mixed, '--b\nContent-Type:message/rfc822\n\n'),
  'messages in messages': filled('', 'Content-Type: message/rfc822\n\n'),
  'digests in digests': filled('From: a\nContent-Type: multipart/digest; boundary=b\n\n', '--b\n\n\n'),
  'multiparts in multiparts': Buffer.from(nest(2_000, (level) => `b${level}`)).subarray(0, size),
  'empty lines': filled(html, '\n'),
  'flowed lines': filled(`${plain}; format=flowed\n\n`, 'a \n'),
  'tags that never end': filled(html, '<a href="'),
  'comments that never end': filled(html, '<!--'),
  entities: filled(html, '&'),
  paddings: filled(base64, '='),
  'base64 padded each': filled(base64, 'A='),
  'base64 padded each line': filled(base64, 'A=\n'),
  escapes: filled('From: a\nContent-Transfer-Encoding: quoted-printable\n\n', '='),
  NULs: Buffer.alloc(size),
  'bytes of 0xff': Buffer.alloc(size, 0xff),
};

/** The same, short enough that the kept parser is asked, with a doubt that makes it worth asking. */
export const hostileToParser: Record<string, Buffer> = {
  addresses: filled('Date: b\nDate: c\nTo: ', 'a,', 8_100),
  groups: filled('Date: b\nDate: c\nTo: ', 'a:', 820),
  'groups with long names': filled(
    'Date: b\nDate: c\nTo: ',
    'seventy bytes of name for each of the groups that are inside each other: ',
    7_300,
  ),
  'quoted names': filled('Date: b\nDate: c\nTo: ', '"a" ', 8_100),
  'nested comments': filled('Date: b\nDate: c\nTo: ', '(', 8_100),
  'folded lines': filled('Date: b\nDate: c\nTo: \n', ' a\n', 1_180),
  'encoded words': filled('Date: b\nDate: c\nSubject: ', '=?a?q??= ', 6_000),
  'quoted-printable parts': filled(
    `Date: c\n${mixed}`,
    '--b\nContent-Transfer-Encoding:quoted-printable\n\n',
    1_900,
  ),
  'parts on 29 levels': Buffer.from(`Date: c\n${nest(29, (level) => `b${level}`)}`),
  lines: filled(`Date: b\nDate: c\n${html}`, '<\n', 800),
  'flowed lines': filled(`Date: b\nDate: c\n${plain}; format=flowed\n\n`, 'a \n', 1_200),
  'base64 padded each': filled(`Date: b\nDate: c\n${base64}`, 'A=', 1_000),
  'tags in one line': filled(`Date: b\nDate: c\n${html}`, '<a '),
  // HTML beside plain text is what the parser would turn into text; see the class that keeps it from that.
  'HTML beside text': filled(
    `Date: c\n${mixed}--b\n\nx\n--b\nContent-Type: text/html\n\n<a `,
    'href=',
    7_000,
  ),
  'entities in one line': filled(`Date: b\nDate: c\n${html}`, '&#1;'),
};
