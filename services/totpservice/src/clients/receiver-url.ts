import ipaddr from 'ipaddr.js';

/**
 * Whether events and logout tokens may go to a URL of a client: https without user or fragment. What its name leads to is looked at again at each delivery. On an installation of loopback http, the
 * demo, receivers are on loopback http too.
 */
export function isReceiverUrl(text: string, publicOrigin: string): boolean {
  const url = URL.parse(text);
  if (!url || url.username || url.password || url.hash || text.includes('#')) return false;
  const isDemo = publicOrigin.startsWith('http:');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const range = ipaddr.isValid(host) ? ipaddr.process(host).range() : undefined;
  const isLoopback = host === 'localhost' || range === 'loopback';
  if (url.protocol === 'http:') return isDemo && isLoopback;
  if (url.protocol !== 'https:') return false;
  if (isLoopback) return isDemo;
  return range === undefined || ['unicast', 'private', 'uniqueLocal'].includes(range);
}
