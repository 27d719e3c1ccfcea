import { describe, expect, it } from 'vitest';
import { startProvisioning } from '../../test/provisioning.ts';

const { given, ask, put } = await startProvisioning();

describe('what another system reads', () => {
  it('has an ETag, and comes without a body as long as it is the same', async () => {
    await put(1);
    const path = `/users/${given.ext}`;
    const { headers, body } = await ask('GET', path);
    const etag = String(headers.etag);
    for (const list of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await ask('GET', path, undefined, { 'if-none-match': list });
      expect([again.status, again.body, again.headers.etag]).toEqual([304, undefined, etag]);
    }
    await put(2, { surname: 'anders' });
    const changed = await ask('GET', path, undefined, { 'if-none-match': etag });
    expect([changed.status, changed.body]).toEqual([200, { ...body, version: 2, surname: 'anders' }]);
    expect(changed.headers.etag).not.toBe(etag);
  });

  it('what is refused has none, whatever it is compared with', async () => {
    const { status, headers } = await ask('GET', '/users/USR-none', undefined, { 'if-none-match': '*' });
    expect([status, headers.etag]).toEqual([404, undefined]);
  });

  it('what was made says where it is', async () => {
    const { headers } = await put(1);
    expect(headers.location).toBe(`/totpservice/api/v1/users/${given.ext}`);
    expect((await put(2)).headers.location).toBeUndefined();
    const made = await ask('PUT', `/organisations/O-${given.ext}`, { version: 1, name: 'Nieuw' });
    expect(made.headers.location).toBe(`/totpservice/api/v1/organisations/O-${given.ext}`);
  });
});
