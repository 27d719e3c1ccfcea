import type { ObservedResponse } from '@tvm/testing';
import type { Response } from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';

const api = '/totpservice/api/v1';
type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** What a browser is to the API: cookies, and an origin with each change. Every answer is held against the contract. */
export interface Browser {
  readonly cookies: Map<string, string>;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  post(path: string, body?: object): Promise<Response>;
  put(path: string, body?: object): Promise<Response>;
  patch(path: string, body?: object): Promise<Response>;
  delete(path: string): Promise<Response>;
  /** A second browser with the same cookies: a double click, or a stolen cookie. */
  copy(): Browser;
}

/** Keeps Secure cookies although the test server speaks http, as browsers do on loopback. */
export function createBrowser(
  agent: TestAgent,
  origin: string,
  check: (response: ObservedResponse) => void,
  cookies = new Map<string, string>(),
): Browser {
  async function send(method: Method, path: string, body?: object, headers = {}): Promise<Response> {
    const url = path.startsWith('/totpservice') || path.endsWith('z') ? path : api + path;
    const request = agent[method](url).set({ 'user-agent': 'test', ...headers });
    if (method !== 'get') request.set('origin', origin);
    if (cookies.size > 0)
      request.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = body === undefined ? await request : await request.send(body);
    keepCookies(response);
    check({
      method,
      path: url.split('?')[0] ?? url,
      status: response.status,
      contentType: response.headers['content-type'],
      body: bodyOf(response),
    });
    return response;
  }

  function keepCookies(response: Response): void {
    for (const line of (response.headers['set-cookie'] as unknown as string[] | undefined) ?? []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      const expires = Date.parse(/expires=([^;]+)/i.exec(line)?.[1] ?? '');
      if (value === '' || expires === 0) cookies.delete(name);
      else cookies.set(name, value);
    }
  }

  return {
    cookies,
    get: (path, headers) => send('get', path, undefined, headers),
    post: (path, body) => send('post', path, body),
    put: (path, body) => send('put', path, body),
    patch: (path, body) => send('patch', path, body),
    delete: (path) => send('delete', path),
    copy: () => createBrowser(agent, origin, check, new Map(cookies)),
  };
}

/** What isn't JSON is its text. */
function bodyOf({ status, text, body, headers }: Response): unknown {
  if (status === 204 || text === '') return undefined;
  return String(headers['content-type']).includes('json') ? body : text;
}
