// RFC 5322 dot-atom. No i flag: with u it would let the Kelvin sign and the long s pass for k and s.
const LOCAL_PART = /^(?=.{1,64}$)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const TYPED_DOMAIN = /^[\p{L}\p{M}\p{Nd}.-]+$/u;
// RFC 1123: at least two labels of 1 to 63 letters, digits and hyphens; the last one isn't a number, or it would be an IPv4 address.
const HOST = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?![0-9]+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const ASCII = /^[\x20-\x7e]*$/;
const MAXIMUM_LENGTH = 254; // RFC 5321 section 4.5.3.1.3, less the two angle brackets

/**
 * The one stored form of an address: trimmed, lower case, the domain in its ASCII form (IDNA); undefined when `text` is
 * not an address that this service mails to. Two people never meet in one form: a local part outside ASCII is
 * refused before any case mapping, and so is a domain that only looks like an ASCII one (full-width letters, Kelvin sign).
 */
export function canonicaliseEmail(text: string): string | undefined {
  const typed = text.trim();
  if (typed.length > MAXIMUM_LENGTH) return undefined;

  const at = typed.lastIndexOf('@');
  const localPart = typed.slice(0, Math.max(at, 0));
  const host = canonicalHost(typed.slice(at + 1));
  if (!LOCAL_PART.test(localPart) || host === undefined) return undefined;

  const canonical = `${localPart.toLowerCase()}@${host}`;
  return canonical.length <= MAXIMUM_LENGTH ? canonical : undefined;
}

/** An address as shown to somebody who may not know it: `j•••@tvm.test`, the same for every length. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  const [first = ''] = email.slice(0, Math.max(at, 0));
  return at > 0 ? `${first}•••${email.slice(at)}` : '•••';
}

function canonicalHost(domain: string): string | undefined {
  if (!TYPED_DOMAIN.test(domain)) return undefined;
  const host = toAsciiHost(domain);
  if (host === undefined || !HOST.test(host)) return undefined;

  // Each label is the one that was typed, or the xn-- form of one that was typed in another script.
  const typedLabels = domain.split('.');
  const isFaithful = host.split('.').every((label, index) => {
    const typed = typedLabels[index] ?? '';
    return ASCII.test(typed) ? label === typed.toLowerCase() : label.startsWith('xn--');
  });
  return isFaithful ? host : undefined;
}

/** IDNA (UTS 46) as browsers and Node have it built in, so that no table of it is shipped. */
function toAsciiHost(domain: string): string | undefined {
  try {
    return new URL(`http://${domain}`).hostname;
  } catch {
    return undefined;
  }
}
