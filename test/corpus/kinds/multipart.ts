import { boundary, type Letter, letter, written } from '../letter.ts';
import { base64, type Entity, entity, multipart, quotedPrintable } from '../mime.ts';
import { paragraph } from '../words.ts';
import { plain } from './simple.ts';

const textPart = (text: string) => entity([['Content-Type', 'text/plain; charset="us-ascii"']], text);

export function alternative(of: Letter): Buffer {
  const text = paragraph(of.random);
  const html = `<html><body><p style="margin:0">${text.trimEnd()}</p></body></html>\r\n`;
  const rich = entity(
    [
      ['Content-Type', 'text/html; charset="us-ascii"'],
      ['Content-Transfer-Encoding', 'quoted-printable'],
    ],
    quotedPrintable(html),
  );
  return written(of, multipart('alternative', boundary(of.random), [textPart(text), rich]));
}

export function attachment(of: Letter): Buffer {
  return withFile(of, 200 + of.random.below(8000));
}

/** Some hundred kilobytes, as a presentation or a scan makes them. */
export function large(of: Letter): Buffer {
  return withFile(of, 150_000 + of.random.below(250_000));
}

function withFile(of: Letter, size: number): Buffer {
  const file = attached(of.random.bytes(size), of.random.pick(['report.doc', 'figures.xls', 'scan 01.tif']));
  return written(of, multipart('mixed', boundary(of.random), [textPart(paragraph(of.random)), file]));
}

function attached(content: Buffer, name: string): Entity {
  return entity(
    [
      ['Content-Type', `application/octet-stream; name="${name}"`],
      ['Content-Disposition', `attachment; filename="${name}"`],
      ['Content-Transfer-Encoding', 'base64'],
    ],
    base64(content),
  );
}

/** A message forwarded inside a message, which holds a forwarded message itself. */
export function nested(of: Letter): Buffer {
  const innermost = plain(letter(of.random));
  const inner = written(letter(of.random), forwarding(of, innermost));
  return written(of, forwarding(of, inner), [['Subject', `FW: ${of.subject}`]]);
}

function forwarding(of: Letter, message: Buffer): Entity {
  const enclosed = entity([['Content-Type', 'message/rfc822']], message);
  return multipart('mixed', boundary(of.random), [textPart(paragraph(of.random)), enclosed]);
}

export function calendar(of: Letter): Buffer {
  const event = [
    'BEGIN:VCALENDAR',
    'METHOD:REQUEST',
    'PRODID:-//Contoso//Calendar 1.0//EN',
    'VERSION:2.0',
    'BEGIN:VEVENT',
    `UID:${of.random.bytes(8).toString('hex')}`,
    'DTSTART:19980312T090000Z',
    'DTEND:19980312T100000Z',
    `SUMMARY:${of.subject}`,
    `ORGANIZER:mailto:${of.from}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
  const invitation = entity([['Content-Type', 'text/calendar; method=REQUEST; charset="us-ascii"']], event);
  const parts = [textPart(paragraph(of.random)), invitation];
  return written(of, multipart('alternative', boundary(of.random), parts));
}
