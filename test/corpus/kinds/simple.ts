import { type Letter, written } from '../letter.ts';
import { entity } from '../mime.ts';
import { paragraph, sentence } from '../words.ts';

export function plain(of: Letter): Buffer {
  const body = Array.from({ length: 1 + of.random.below(4) }, () => paragraph(of.random)).join('\r\n');
  return written(of, entity([['Content-Type', 'text/plain; charset="us-ascii"']], body));
}

export function emptyBody(of: Letter): Buffer {
  return written(of, entity([['Content-Type', 'text/plain; charset="us-ascii"']], ''));
}

/** The longest line that RFC 5322 allows (998 characters), in the body. */
export function longLines(of: Letter): Buffer {
  const line = sentence(of.random, 300).slice(0, 998).padEnd(998, '.');
  const body = `${paragraph(of.random)}${line}\r\n${paragraph(of.random)}`;
  return written(of, entity([['Content-Type', 'text/plain; charset="us-ascii"']], body));
}

/** Headers of many lines: a long subject, some thirty recipients, a chain of references. */
export function longHeaders(of: Letter): Buffer {
  const recipients = Array.from({ length: 30 }, (_, n) => `list.member${n}@contoso.example`).join(', ');
  const references = Array.from(
    { length: 12 },
    () => `<${of.random.bytes(9).toString('hex')}@litware.example>`,
  );
  return written(of, entity([['Content-Type', 'text/plain; charset="us-ascii"']], paragraph(of.random)), [
    ['Subject', sentence(of.random, 60)],
    ['Cc', recipients],
    ['References', references.join(' ')],
  ]);
}

export function mailingList(of: Letter): Buffer {
  const list = of.random.pick(['announce', 'staff', 'press']);
  return written(of, entity([['Content-Type', 'text/plain; charset="us-ascii"']], paragraph(of.random)), [
    ['Subject', `[${list}] ${of.subject}`],
    ['Sender', `owner-${list}@lists.northwind.example`],
    ['Precedence', 'bulk'],
    ['List-Id', `<${list}.lists.northwind.example>`],
    ['List-Unsubscribe', `<mailto:${list}-leave@lists.northwind.example>`],
  ]);
}
