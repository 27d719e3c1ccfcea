import type { FastifyRequest } from 'fastify';
import ipaddr from 'ipaddr.js';

/** Where a request comes from. Forwarding headers count only from `TRUST_PROXY`. */
export interface ClientInfo {
  address: string;
  /** What limits are counted by: an IPv4 address, or the /64 that one IPv6 customer has at least. */
  network: string;
  userAgent: string | undefined;
}

/** The client of a request; the user agent is cut to 200 characters. */
export function clientInfo(request: FastifyRequest): ClientInfo {
  return {
    address: request.ip,
    network: networkOf(request.ip),
    userAgent: request.headers['user-agent']?.slice(0, 200),
  };
}

/** `2001:db8::1` and `2001:db8::2` are one customer; `::ffff:192.0.2.1` is `192.0.2.1`. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return 'unknown';
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/64`).toString()}/64`;
}
