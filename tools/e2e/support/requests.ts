import type { Page } from '@playwright/test';

const API = '/totpservice/api/v1';

/** Counts what a page sends to an operation of the API from now on. */
export function countRequests(page: Page, method: string, path: string | RegExp): () => number {
  const sent = recordRequests(page);
  const isMeant = (asked: string) => (typeof path === 'string' ? asked === path : path.test(asked));
  return () =>
    sent.filter((one) => one.startsWith(`${method} `) && isMeant(one.slice(method.length + 1))).length;
}

/** Everything but reads that a page sends to the API from now on, in its order, as `METHOD /path`. */
export function recordRequests(page: Page): string[] {
  const sent: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (request.method() === 'GET' || !pathname.startsWith(API)) return;
    sent.push(`${request.method()} ${pathname.slice(API.length)}`);
  });
  return sent;
}
