import { type Letter, written } from '../letter.ts';
import { encodedWords, entity, quotedPrintable } from '../mime.ts';

const lines = [
  'Übergabe der Prüfstücke am Freitag, bitte um Rückmeldung.',
  'Réunion déplacée à jeudi, merci de prévenir l’équipe.',
  'Отчёт за март готов, вложение во втором письме.',
  'Παρακαλώ επιβεβαιώστε την παραγγελία έως αύριο.',
  '請於星期五前回覆,謝謝。',
  'Zażółć gęślą jaźń, a potem zadzwoń do biura.',
  'Your parcel ships today 📦 and arrives on Monday.',
];

const kana = [
  'おはようございます',
  'ありがとうございました',
  'よろしくおねがいします',
  'あしたのかいぎについて',
];

/** RFC 2047 subject and sender, a quoted-printable body. */
export function encoded(of: Letter): Buffer {
  const headers = [
    ['Content-Type', 'text/plain; charset="utf-8"'],
    ['Content-Transfer-Encoding', 'quoted-printable'],
  ] as [string, string][];
  return written(of, entity(headers, quotedPrintable(someLines(of))), [
    ['From', `${encodedWords(of.random.pick(['Jürgen Groß', 'Zoë Müller', 'Łukasz Żak']))} <${of.from}>`],
    ['Subject', encodedWords(of.random.pick(lines))],
  ]);
}

export function eightBit(of: Letter): Buffer {
  const headers = [
    ['Content-Type', 'text/plain; charset="utf-8"'],
    ['Content-Transfer-Encoding', '8bit'],
  ] as [string, string][];
  return written(of, entity(headers, someLines(of)));
}

export function japanese(of: Letter): Buffer {
  const body = Buffer.concat(
    of.random.shuffled(kana).flatMap((line) => [iso2022jp(line), Buffer.from('\r\n')]),
  );
  const title = iso2022jp(of.random.pick(kana)).toString('base64');
  const headers = [
    ['Content-Type', 'text/plain; charset="ISO-2022-JP"'],
    ['Content-Transfer-Encoding', '7bit'],
  ] as [string, string][];
  return written(of, entity(headers, body), [['Subject', `=?ISO-2022-JP?B?${title}?=`]]);
}

/** Hiragana alone, which lie in JIS X 0208 in the same order as in Unicode, from 0x2421. */
function iso2022jp(text: string): Buffer {
  const codes = Array.from(text).flatMap((char) => [0x24, char.codePointAt(0)! - 0x3041 + 0x21]);
  return Buffer.from([0x1b, 0x24, 0x42, ...codes, 0x1b, 0x28, 0x42]);
}

function someLines(of: Letter): string {
  return of.random
    .shuffled(lines)
    .slice(0, 2 + of.random.below(4))
    .map((line) => `${line}\r\n`)
    .join('');
}
