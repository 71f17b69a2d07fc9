import type { Random } from './random.ts';

const words =
  'account agenda answer april archive attached backup branch budget building calendar cheque client colour contract copy customer date delay delivery department desk draft estimate figures finance floor form forward friday gateway holiday invoice item june kindly ledger letter list lorry machine march meeting minutes monday network notice number office order page paper parcel payment phone plan please post price printer project quarter question quote receipt regards release reply report request room sample schedule server shipment signed site stock summary supplier thanks thursday ticket today training transfer travel tuesday update vendor visit warehouse wednesday week window works year'.split(
    ' ',
  );

const people = [
  'ann.baker',
  'bjarne.olsen',
  'carla.ruiz',
  'dimitri.petrov',
  'emma.white',
  'farid.haddad',
  'greta.lang',
  'hiro.tanaka',
  'ines.costa',
  'jan.novak',
];

const hosts = [
  'contoso.example',
  'fabrikam.example',
  'northwind.example',
  'tailspin.example',
  'litware.example',
];

export function sentence(random: Random, length = 6 + random.below(10)): string {
  const text = Array.from({ length }, () => random.pick(words)).join(' ');
  return `${text[0]!.toUpperCase()}${text.slice(1)}.`;
}

/** Lines of plain words, none longer than 78 characters. */
export function paragraph(random: Random, sentences = 2 + random.below(5)): string {
  const text = Array.from({ length: sentences }, () => sentence(random)).join(' ');
  return text.replace(/(.{1,72})(?: |$)/g, '$1\r\n');
}

export function subject(random: Random): string {
  return sentence(random, 3 + random.below(4)).slice(0, -1);
}

export function address(random: Random): string {
  return `${random.pick(people)}@${random.pick(hosts)}`;
}
