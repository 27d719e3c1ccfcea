import type { FastifyRequest } from 'fastify';
import ipaddr from 'ipaddr.js';

/** The browser, or program, behind a request. Forwarding headers count only from `TRUST_PROXY`. */
export interface Visitor {
  address: string;
  /** Cut to 200 characters. */
  userAgent: string | undefined;
}

/** The visitor of a request. */
export function visitorOf(request: FastifyRequest): Visitor {
  return { address: request.ip, userAgent: request.headers['user-agent']?.slice(0, 200) };
}

/** The bits of a network, by kind of address: what one customer has at least, and what a provider gives to one place. */
const bits = { narrow: { ipv4: 32, ipv6: 56 }, wide: { ipv4: 24, ipv6: 48 } };

/** The networks of the latest addresses: asked for at each request, and slow to read. */
const latest = { narrow: new Map<string, string>(), wide: new Map<string, string>() };
const mostKept = 10_000;

function cut(address: string, width: keyof typeof bits): string {
  const known = latest[width];
  const found = known.get(address);
  if (found !== undefined) return found;
  const network = read(address, width);
  if (known.size >= mostKept) known.clear();
  known.set(address, network);
  return network;
}

function read(address: string, width: keyof typeof bits): string {
  if (!ipaddr.isValid(address)) return 'unknown';
  const parsed = ipaddr.process(address);
  const kind = parsed.kind();
  const cidr = `${parsed.toString()}/${bits[width][kind]}`;
  const network =
    kind === 'ipv4' ? ipaddr.IPv4.networkAddressFromCIDR(cidr) : ipaddr.IPv6.networkAddressFromCIDR(cidr);
  return bits[width][kind] === 32 ? network.toString() : `${network.toString()}/${bits[width][kind]}`;
}

/**
 * What limits are counted by: an IPv4 address, or the /56 that one IPv6 customer has (RIPE-690, section 4.2). `2001:db8::1` and `2001:db8:0:ff::1` are one customer; `::ffff:192.0.2.1` is
 * `192.0.2.1`.
 */
export const networkOf = (address: string): string => cut(address, 'narrow');

/** What is above that: the /24 of IPv4, or the /48 that one IPv6 customer has at most. */
export const wideNetworkOf = (address: string): string => cut(address, 'wide');
