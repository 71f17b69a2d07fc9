import { promises as dns, type LookupAddress } from 'node:dns';
import { BlockList, isIP } from 'node:net';
import { Problem } from '../recovery/problems.ts';

/** What the administrator lets be called in the clear and inside: names of hosts, addresses, and blocks of them. */
export interface Allowance {
  hosts: ReadonlySet<string>;
  blocks: BlockList;
}

/** Addresses of a name, as the system finds them. */
export type Resolve = (host: string) => Promise<LookupAddress[]>;
export const systemResolve: Resolve = async (host) => await dns.lookup(host, { all: true });

/** A destination that may be called, with the addresses it may be called at: it is not looked up again. */
export interface Destination {
  url: URL;
  addresses: LookupAddress[];
}

/** Reads a list such as `chat.internal, 10.1.2.0/24, ::1`. Throws an Error that names what it cannot read. */
export function readAllowance(text: string | null): Allowance {
  const hosts = new Set<string>();
  const blocks = new BlockList();
  for (const entry of (text ?? '').split(',').map((part) => part.trim().toLowerCase())) {
    if (entry === '') continue;
    const [address = '', bits] = entry.split('/');
    const family = isIP(address);
    const most = family === 4 ? 32 : 128;
    const isLength = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most);
    if (family !== 0 && isLength) blocks.addSubnet(address, Number(bits ?? most), familyName(family));
    else if (/^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/.test(entry)) hosts.add(entry);
    else throw new Error(`"${entry}" is neither a host name nor an address nor a block of addresses`);
  }
  return { hosts, blocks };
}

/**
 * Where a URL leads, if it may be called: by https and to a public address, unless it is allowed to be
 * otherwise. All its addresses must be, since any of them may be taken. Throws `address-refused`, or what the
 * look-up failed with.
 */
export async function destination(
  url: URL,
  { allowance, mayBePrivate, resolve }: { allowance: Allowance; mayBePrivate: boolean; resolve: Resolve },
): Promise<Destination> {
  const host = hostOf(url);
  const named = allowance.hosts.has(host);
  if (url.username !== '' || url.password !== '') throw refused('a URL must not hold a user or a password');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refused('only https is spoken');
  // No address could allow it: nobody need be asked for one.
  const clear = url.protocol === 'http:' && !named && allowance.blocks.rules.length === 0;
  if (clear) throw refused(`${host} must be called by https`);
  const addresses = await resolve(host);
  const outside = addresses.filter((found) => !named && !contains(allowance.blocks, found));
  if (outside.length > 0 && url.protocol !== 'https:') throw refused(`${host} must be called by https`);
  const inside = outside.find((found) => !isPublic(found));
  if (inside === undefined || mayBePrivate) return { url, addresses };
  throw refused(`${host} leads to ${inside.address}, which is not a public address`);
}

/** Whether the administrator allows this very host, by its name or as the address that it is. */
export function isAllowed({ hosts, blocks }: Allowance, host: string): boolean {
  const family = isIP(host);
  return hosts.has(host) || (family !== 0 && blocks.check(host, familyName(family)));
}

/** The name or address of a URL, without the brackets of IPv6. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1').toLowerCase();
}

function refused(why: string): Problem {
  return new Problem('address-refused', `This is not called: ${why}.`, {
    untouched: 'Nothing was sent.',
    next: 'Name a public address by https; the administrator can allow others with UNJAM_WEBHOOK_ALLOW.',
  });
}

function contains(blocks: BlockList, { address, family }: LookupAddress): boolean {
  return blocks.check(address, familyName(family));
}

/** Registries of IANA: special-purpose IPv4 addresses, and what of IPv6 leads to IPv4 or to nobody. */
const special4 = blockList('ipv4', [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15'],
  ...['198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
]);
const special6 = blockList('ipv6', ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']);
const global6 = blockList('ipv6', ['2000::/3']);

function isPublic({ address, family }: LookupAddress): boolean {
  if (family === 4) return !special4.check(address, 'ipv4');
  return global6.check(address, 'ipv6') && !special6.check(address, 'ipv6');
}

function blockList(family: 'ipv4' | 'ipv6', subnets: string[]): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [address, bits] = subnet.split('/');
    list.addSubnet(address!, Number(bits), family);
  }
  return list;
}

function familyName(family: number): 'ipv4' | 'ipv6' {
  return family === 4 ? 'ipv4' : 'ipv6';
}
