import type { LogRecord } from './ports/host.ts';
import type { Means, Signature } from './profile.ts';

/** What one record of a log tells by the profile's signatures. */
export interface Sighting {
  record: LogRecord;
  means: Means;
  /** Text name of the message that it names, where it names one. */
  name: string | null;
  title: string | null;
}

/** Reads the records by the signatures; a record may match several. Text beyond 8 KiB is not looked at. */
export function sightings(records: LogRecord[], signatures: Signature[]): Sighting[] {
  const readers = signatures.map(reader);
  return records.flatMap((record) => readers.flatMap((read) => read(record) ?? []));
}

const lookedAt = 8192;

function reader(signature: Signature): (record: LogRecord) => Sighting | null {
  const match = signature.match === undefined ? null : new RegExp(signature.match, 'u');
  return (record) => {
    if (record.log !== signature.log) return null;
    if (signature.source !== undefined && record.source !== signature.source) return null;
    if (signature.id !== undefined && (record.id === null || (record.id & 0xffff) !== signature.id))
      return null;
    const found = match?.exec(field(record, signature.in ?? 'text').slice(0, lookedAt));
    if (match !== null && !found) return null;
    return {
      record,
      means: signature.means,
      name: found?.groups?.name ?? null,
      title: signature.title ?? null,
    };
  };
}

/** `data(8)` is the record's binary data from byte 8 on, up to its first NUL, as Latin-1. */
function field(record: LogRecord, where: string): string {
  const strings = /^strings\[(\d+)\]$/.exec(where);
  if (strings) return record.strings[Number(strings[1])] ?? '';
  const data = /^data\((\d+)\)$/.exec(where);
  if (data) {
    const bytes = Buffer.from(record.data ?? '', 'base64').subarray(Number(data[1]));
    const end = bytes.indexOf(0);
    return bytes.subarray(0, end < 0 ? undefined : end).toString('latin1');
  }
  return record.text;
}
