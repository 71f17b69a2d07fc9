import { firstValue, type HeaderSection } from './header.ts';
import { param, readStructured } from './structured.ts';

/** One part of a message, the message itself being the outermost. */
export interface Part {
  level: number;
  /**
   * Lies inside a message that this one carries. Bounces carry cut-off messages on purpose, so what is
   * missing in there says little about the message around it.
   */
  carried: boolean;
  parent: Part | undefined;
  header: HeaderSection;
  /** Type and subtype in lower case, or undefined where no Content-Type is given. */
  type: string | undefined;
  multipart: boolean;
  holdsMessage: boolean;
  boundary: string | undefined;
  charset: string | undefined;
  encoding: string | undefined;
  bodyStart: number;
  bodyEnd: number;
  /** Boundary lines of this multipart that open a part. */
  delimiters: number;
  closed: boolean;
  /** Was still open where the bytes end. */
  reachesEnd: boolean;
}

export function describePart(text: string, header: HeaderSection, parent: Part | undefined): Part {
  const raw = firstValue(text, header, 'content-type');
  const contentType = raw === undefined ? undefined : readStructured(raw);
  const type = contentType?.value ?? (parent?.type === 'multipart/digest' ? 'message/rfc822' : undefined);
  const encoding = firstValue(text, header, 'content-transfer-encoding');
  const encodingName = encoding === undefined ? undefined : readStructured(encoding).value;
  const multipart = type?.startsWith('multipart/') ?? false;
  const boundary = contentType && multipart ? param(contentType, 'boundary')?.trimEnd() : undefined;
  return {
    level: parent ? parent.level + 1 : 0,
    carried: parent ? parent.carried || parent.holdsMessage : false,
    parent,
    header,
    type,
    multipart,
    holdsMessage:
      type === 'message/rfc822' && encodingName !== 'base64' && encodingName !== 'quoted-printable',
    boundary: boundary || undefined,
    charset: contentType && param(contentType, 'charset')?.toLowerCase(),
    encoding: encodingName,
    bodyStart: header.bodyStart,
    bodyEnd: text.length,
    delimiters: 0,
    closed: false,
    reachesEnd: false,
  };
}
