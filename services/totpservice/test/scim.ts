import { beforeEach } from 'vitest';
import { accessToken } from './clients.ts';
import { startProvisioning } from './provisioning.ts';

const coreUser = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const coreGroup = 'urn:ietf:params:scim:schemas:core:2.0:Group';
export const portalUser = 'urn:ietf:params:scim:schemas:extension:tvm:2.0:User';
const patchOp = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
export const errorId = 'urn:ietf:params:scim:api:messages:2.0:Error';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A service whose users a directory keeps over SCIM; each test has an organisation and a name of its own. */
export async function startScim() {
  const provisioning = await startProvisioning();
  const { service, given } = provisioning;
  let authorization = '';
  beforeEach(async () => {
    authorization = `Bearer ${await accessToken(service, given.client, 'provisioning')}`;
  });

  async function scim(method: Method, path: string, body?: object, headers: Record<string, string> = {}) {
    const response = await service.app.inject({
      ...{ method, url: `/totpservice/scim/v2${path}` },
      headers: { authorization, ...(body && { 'content-type': 'application/scim+json' }), ...headers },
      ...(body && { payload: JSON.stringify(body) }),
    });
    return {
      status: response.statusCode,
      headers: response.headers,
      // biome-ignore lint/suspicious/noExplicitAny: as the other answers of tests
      body: (response.body === '' ? undefined : response.json()) as any,
    };
  }

  const user = (name: string, more: object = {}) => ({
    schemas: [coreUser, portalUser],
    userName: `${name.toLowerCase()}@tvm.test`,
    name: { givenName: 'Gewone', familyName: 'sub' },
    emails: [{ primary: true, value: `${name.toLowerCase()}@tvm.test`, type: 'work' }],
    displayName: 'Gewone sub',
    active: true,
    [portalUser]: { organisation: given.org },
    ...more,
  });
  const patch = (path: string, ...operations: object[]) =>
    scim('PATCH', path, { schemas: [patchOp], Operations: operations });
  return { ...provisioning, scim, user, patch };
}
