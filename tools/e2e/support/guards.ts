import { type BrowserContext, type ConsoleMessage, expect } from '@playwright/test';

/** The language is no secret; nothing else is kept. */
const KEPT_IN_STORAGE = ['language'];

/**
 * Watches a browser for what must never happen on any page: a request to somewhere else, a violation of the content security policy or
 * any other complaint in the console, a script's error, something kept where scripts can read it.
 * @returns to be called at the end, while the pages are there
 */
export function guard(context: BrowserContext, portal: string): () => Promise<void> {
  const { origin } = new URL(portal);
  const faults: string[] = [];
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (/^(https?|wss?):$/.test(url.protocol) && url.origin !== origin) faults.push(`Asked ${url.origin}`);
  });
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !isRefusal(message)) {
      faults.push(`${message.text()} (${message.location().url})`);
    }
  });
  context.on('weberror', (error) => faults.push(String(error.error())));

  return async () => {
    for (const page of context.pages().filter((one) => one.url().startsWith(origin))) {
      const kept = await page.evaluate(() => ({
        storage: [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
        cookies: document.cookie,
      }));
      faults.push(
        ...kept.storage.filter((key) => !KEPT_IN_STORAGE.includes(key)).map((key) => `Kept ${key}`),
      );
      if (kept.cookies !== '') faults.push(`Scripts can read the cookies ${kept.cookies}`);
    }
    for (const { name, httpOnly, secure, sameSite } of await context.cookies()) {
      if (!name.startsWith('__Host-') || !httpOnly || !secure || sameSite !== 'Lax')
        faults.push(`The cookie ${name} is weaker than it has to be`);
    }
    expect(faults, 'what no page may do').toEqual([]);
  };
}

/** The browser reports each refusal of the API, although the SPA expects them, and whatever it asks for when a test took the network away. */
function isRefusal(message: ConsoleMessage): boolean {
  const text = message.text();
  if (!text.startsWith('Failed to load resource')) return false;
  return message.location().url.includes('/totpservice/api/') || text.includes('ERR_INTERNET_DISCONNECTED');
}
