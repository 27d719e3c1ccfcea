import { type LookupAddress, lookup } from 'node:dns';
import ipaddr from 'ipaddr.js';

/**
 * Where no event goes, whatever a client's URL says or its name resolves to: this host itself, and link-local addresses, where clouds keep their metadata. Private networks are
 * allowed: other TVM systems live there.
 */
const refusedRanges = ['unspecified', 'loopback', 'linkLocal', 'multicast', 'broadcast', 'reserved'];

/** Whether an event may go to an address. The demo's receivers are on loopback. */
export function isAllowedAddress(address: string, isDemo: boolean): boolean {
  if (!ipaddr.isValid(address)) return false;
  const range = ipaddr.process(address).range();
  return (isDemo && range === 'loopback') || !refusedRanges.includes(range);
}

/** A name resolved to an address that no event goes to. */
class RefusedAddressError extends Error {
  override readonly name = 'RefusedAddressError';
  readonly code = 'ADDRESS_REFUSED';
}

type Answer = (error: Error | null, address?: string | LookupAddress[], family?: number) => void;

/**
 * Resolves names for a request as Node does, but for refused addresses. The connection goes to the very address that was looked at, so that a name can't
 * change its mind in between.
 */
export function guardedLookup(isDemo: boolean) {
  return (
    host: string,
    options: { all?: boolean; family?: number | 'IPv4' | 'IPv6' },
    answer: Answer,
  ): void => {
    lookup(host, { all: true }, (error, addresses) => {
      if (error) return answer(error);
      const allowed = addresses.filter(({ address }) => isAllowedAddress(address, isDemo));
      const [first] = allowed;
      if (!first) return answer(new RefusedAddressError('no address of the host is allowed'));
      if (options.all) return answer(null, allowed);
      answer(null, first.address, first.family);
    });
  };
}
