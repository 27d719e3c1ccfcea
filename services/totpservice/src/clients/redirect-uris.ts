/** Loopback may be http, for whoever tries things out; RFC 8252, section 7.3. */
const loopback = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * The first of these that no browser may be sent back to, undefined where all are good: an absolute https URL without user, fragment or wildcard, which is compared to the
 * letter later (RFC 9700, section 2.1). On an installation of loopback http, the demo, loopback http is good too.
 */
export function findBadRedirectUri(uris: readonly string[], publicOrigin: string): string | undefined {
  const isDemo = publicOrigin.startsWith('http:');
  return uris.find((uri) => {
    const url = URL.parse(uri);
    if (!url || url.href !== uri || url.hash || uri.includes('#') || uri.includes('*')) return true;
    if (url.username || url.password) return true;
    return !(
      url.protocol === 'https:' ||
      (isDemo && url.protocol === 'http:' && loopback.test(url.hostname))
    );
  });
}
