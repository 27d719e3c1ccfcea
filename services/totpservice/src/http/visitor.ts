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

/**
 * What limits are counted by: an IPv4 address, or the /64 that one IPv6 customer has at least. `2001:db8::1` and `2001:db8::2` are one customer; `::ffff:192.0.2.1` is
 * `192.0.2.1`.
 */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return 'unknown';
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/64`).toString()}/64`;
}
