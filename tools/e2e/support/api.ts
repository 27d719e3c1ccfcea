import type { Demo } from '@tvm/start/src/demo-data.ts';
import type { Person } from './people.ts';

/** Sends a request as the SPA would, without a browser: to prepare what a test starts from. */
export async function callApi(
  { portal }: Demo,
  method: 'GET' | 'POST',
  path: string,
  { body, cookie }: { body?: unknown; cookie?: string | undefined } = {},
): Promise<Response> {
  const headers = { origin: new URL(portal).origin, ...(cookie !== undefined && { cookie }) };
  return fetch(new URL(`api/v1${path}`, portal), {
    method,
    ...(body === undefined ? { headers } : { headers: { ...headers, 'content-type': 'application/json' } }),
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

/** Activates 2FA for the organisation of a main user. */
export async function activateOrganisation(demo: Demo, { email, password }: Person): Promise<void> {
  const login = await callApi(demo, 'POST', '/login', { body: { email, password } });
  const cookie = login.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ');
  const users = await callApi(demo, 'GET', '/organisation/users', { cookie });
  const { userListVersion } = (await users.json()) as { userListVersion: string };
  const body = { userListVersion };
  const activation = await callApi(demo, 'POST', '/organisation/two-factor/activation', { body, cookie });
  if (!activation.ok) throw new Error(`Activation was refused: ${await activation.text()}`);
}
