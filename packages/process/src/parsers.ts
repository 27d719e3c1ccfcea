/** Makes a value of a setting's text. Throws an error that says what is wrong, and never the text itself. */
export type Parse<T> = (text: string, key: string) => T;

/** A whole number of the range, bounds included. */
export function integer(from: number, to: number): Parse<number> {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < from || value > to)
      throw new Error(`is no whole number from ${from} to ${to}`);
    return value;
  };
}

/** A number above `from`, at most `to`. */
export function number(from: number, to: number): Parse<number> {
  return (text) => {
    const value = Number(text);
    if (!(value > from && value <= to)) throw new Error(`is not a number above ${from} and at most ${to}`);
    return value;
  };
}

export function oneOf<T extends string>(...values: readonly T[]): Parse<T> {
  return (text) => {
    const value = values.find((each) => each === text);
    if (value === undefined) throw new Error(`is none of ${values.join(', ')}`);
    return value;
  };
}

export const logLevel = oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent');

/** Scheme, host and port, without a slash at its end. https, except on loopback: links and cookies are secrets. */
export const origin: Parse<string> = (text) => {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.origin !== text.replace(/\/$/, '')) {
    throw new Error('is no origin such as https://login.tvm.nl');
  }
  if (url.protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)) {
    throw new Error('must be https, except on loopback');
  }
  return url.origin;
};

/** A URL with one of these schemes (`smtp:`) and a host. */
export function urlOf(...protocols: string[]): Parse<string> {
  return (text) => {
    const url = URL.parse(text);
    if (!url || !protocols.includes(url.protocol) || url.hostname === '') {
      throw new Error(`is not a URL that begins with ${protocols.map((each) => `${each}//`).join(' or ')}`);
    }
    return text;
  };
}

/** An https URL; http on loopback only. */
export const safeUrl: Parse<string> = (text, key) => {
  urlOf('https:', 'http:')(text, key);
  origin(new URL(text).origin, key);
  return text;
};

/** `whsec_` and the base64 of 24 bytes at least (Standard Webhooks, "Signature scheme"). */
export const webhookSecret: Parse<string> = (text) => {
  const [, key = ''] =
    /^whsec_((?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)$/.exec(text) ?? [];
  if (Buffer.from(key, 'base64').length < 24) throw new Error('is no signing secret such as whsec_…');
  return text;
};
