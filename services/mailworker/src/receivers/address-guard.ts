import { type LookupAddress, lookup } from 'node:dns';
import ipaddr from 'ipaddr.js';

/**
 * Where events may go, whatever a client's URL says or its name resolves to. Private networks are allowed: other TVM systems live there. Not this host, no link-local address, and no form
 * that wraps another address (NAT64, 6to4, IPv4-compatible).
 */
const allowedRanges = ['unicast', 'private', 'uniqueLocal'];
/** Metadata of clouds outside the link-local range, and the IPv4-compatible addresses. */
const refusedNetworks = ['fd00:ec2::254/128', '168.63.129.16/32', '::/96'].map((cidr) =>
  ipaddr.parseCIDR(cidr),
);

/** Whether an event may go to an address. The demo's receivers are on loopback. */
export function isAllowedAddress(address: string, isDemo: boolean): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  const range = parsed.range();
  if (range === 'loopback') return isDemo;
  const isRefused = refusedNetworks.some(
    ([network, bits]) => network.kind() === parsed.kind() && parsed.match(network, bits),
  );
  return allowedRanges.includes(range) && !isRefused;
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
