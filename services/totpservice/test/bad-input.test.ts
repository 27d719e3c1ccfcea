import fc from 'fast-check';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { everyCookie, type Operation, operations, sendRaw } from './contract-requests.ts';
import { startService } from './harness.ts';
import { must } from './people.ts';
import { allRows } from './records.ts';
import { otherContentTypes, wrongBodies, wrongTexts } from './wrong-bodies.ts';

const service = await startService({}, afterAll);
const cookie = await everyCookie(service);
const json = 'application/json';

/** Sends requests that must all be refused, with a problem of the contract. */
async function expectRefused(
  requests: { what: string; url?: string; payload?: string | Buffer; contentType?: string | undefined }[],
  { id, method, path, headers }: Operation,
  codes: string[],
): Promise<void> {
  for (const { what, url = path, ...request } of requests) {
    const { status, type, code } = await sendRaw(service, {
      ...{ method, url, headers, cookie: cookie(path) },
      ...request,
    });
    expect({ id, what, type, refused: status >= 400 && status < 500 }).toEqual({
      ...{ id, what, refused: true },
      type: 'application/problem+json; charset=utf-8',
    });
    expect(codes, `${id}: ${what}`).toContain(code);
  }
}

const withBody = operations.filter(({ body }) => body);
const withoutBody = operations.filter(({ body, method }) => !body && method !== 'GET');
const bodyOf = ({ body }: Operation) => must(body);
const large = (bytes: number) => JSON.stringify({ code: '1'.repeat(bytes) });

describe('nothing is changed by', () => {
  let before: Awaited<ReturnType<typeof allRows>>;
  beforeEach(async () => {
    before = await allRows(service);
  });
  afterEach(async () => expect(await allRows(service)).toEqual(before));

  it('any value that is no body of an operation, and each is refused', async () => {
    for (const operation of withBody) {
      const requests = [...wrongBodies(bodyOf(operation))].map(([what, value]) => ({
        ...{ what, payload: JSON.stringify(value), contentType: json },
      }));
      expect(requests.length, operation.id).toBeGreaterThan(15);
      await expectRefused(requests, operation, ['validation_failed']);
    }
  });

  it('what is no JSON, or more than that', async () => {
    for (const operation of withBody) {
      const requests = wrongTexts(bodyOf(operation).example).map(([what, payload]) => ({
        ...{ what, payload, contentType: json },
      }));
      await expectRefused(requests, operation, ['malformed_body', 'validation_failed']);
    }
  });

  it('a body over its limit, which is not read', async () => {
    for (const operation of withBody) {
      const { bodyBytes } = operation;
      const requests = [bodyBytes, bodyBytes * 64].map((bytes) => ({
        ...{ what: `${bytes} bytes`, payload: large(bytes), contentType: json },
      }));
      await expectRefused(requests, operation, ['body_too_large']);
    }
  });

  it('another content type, which gets nothing past a schema', async () => {
    for (const operation of withBody) {
      const { schema, example } = bodyOf(operation);
      const fields = [...(schema.required ?? []), 'unknown'];
      const wrong = Object.fromEntries(fields.map((field) => [field, ['past the schema']]));
      const payload = JSON.stringify({ ...example, ...wrong });
      await expectRefused(
        otherContentTypes.map((contentType) => ({ what: `${contentType}`, payload, contentType })),
        operation,
        ['unsupported_media_type', 'validation_failed', 'malformed_body'],
      );
    }
  });

  it('a right body that is not called JSON, or none', async () => {
    const form = ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'];
    const types = [undefined, 'text/plain', ...form];
    for (const operation of withBody) {
      const payload = JSON.stringify(bodyOf(operation).example);
      const requests = types.map((contentType) => ({ what: `${contentType}`, payload, contentType }));
      await expectRefused(requests, operation, ['unsupported_media_type']);
      await expectRefused([{ what: 'no body' }], operation, ['unsupported_media_type', 'malformed_body']);
    }
  });

  it('a body where none is taken', async () => {
    const requests = ['{}', '[]', 'null', '1', '{"a":1}', 'text', large(1024 * 1024)].flatMap((payload) =>
      [json, 'text/plain', undefined].map((contentType) => ({
        ...{ what: `${payload.slice(0, 20)} as ${contentType}`, payload, contentType },
      })),
    );
    const codes = ['validation_failed', 'malformed_body', 'unsupported_media_type', 'body_too_large'];
    for (const operation of withoutBody) await expectRefused(requests, operation, codes);
  });

  it('query parameters that the contract does not name, and repeated ones', async () => {
    const foreign = ['unknown=1', 'page[]=1', '__proto__=1', '__proto__[x]=1', 'constructor=1', '%ff=1'];
    for (const operation of operations) {
      const payload = operation.body && JSON.stringify(operation.body.example);
      const requests = [...foreign, '=', 'page=1&page=2', 'token=x'].map((query) => ({
        what: query,
        url: `${operation.path}?${query}`,
        ...(payload && { payload, contentType: json }),
      }));
      await expectRefused(requests, operation, ['validation_failed']);
    }
  });

  it('a method that a path of the contract does not have', async () => {
    for (const path of new Set(operations.map((operation) => operation.path))) {
      const own = operations.filter((each) => each.path === path).map(({ method }): string => method);
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'SEARCH']) {
        if (own.includes(method)) continue;
        const { status, code } = await sendRaw(service, { method, url: path, cookie: cookie(path) });
        // What is no method of HTTP itself, but of an extension, leads nowhere.
        const expected = ['PROPFIND', 'SEARCH'].includes(method)
          ? { status: 404, code: 'not_found' }
          : { status: 405, code: 'method_not_allowed' };
        expect({ path, method, status, code }).toEqual({ path, method, ...expected });
      }
    }
  });
});

it('each operation takes the example of the contract, so that the refusals above have their own reason', async () => {
  for (const { id, method, path, body, headers } of withBody) {
    const { code } = await sendRaw(service, {
      ...{ method, headers, url: path, contentType: json },
      cookie: (await everyCookie(service))(path),
      payload: JSON.stringify(body?.example),
    });
    expect(['validation_failed', 'malformed_body', 'unsupported_media_type'], id).not.toContain(code);
  }
});

it('answers anything with a response of the contract, and never with a 500', async () => {
  const fuzzed = await startService();
  let cookies = await everyCookie(fuzzed);
  const requests = fc.record({
    operation: fc.constantFrom(...operations),
    fields: fc.dictionary(
      fc.constantFrom(
        'code',
        'token',
        'email',
        'password',
        'lost',
        'userListVersion',
        'recoveryCode',
        'language',
        'newPassword',
        'x',
      ),
      fc.jsonValue(),
      { maxKeys: 3 },
    ),
    text: fc.option(fc.oneof(fc.json(), fc.string({ unit: 'binary' })), { nil: undefined }),
    contentType: fc.constantFrom(json, json, json, ...otherContentTypes),
    query: fc.oneof(
      { weight: 3, arbitrary: fc.constant('') },
      { weight: 1, arbitrary: fc.webQueryParameters().map((query) => `?${query}`) },
    ),
    guest: fc.nat(9),
  });
  await fc.assert(
    fc.asyncProperty(requests, async ({ operation, fields, text, contentType, query, guest }) => {
      const { method, path, body } = operation;
      const payload = text ?? (body && JSON.stringify({ ...body.example, ...fields }));
      const { status } = await sendRaw(fuzzed, {
        method,
        url: path + query,
        cookie: guest === 0 ? undefined : cookies(path),
        ...(method !== 'GET' && { payload, contentType }),
      });
      expect(status).toBeLessThan(500);
      // What was let through may have used something up.
      if (status < 300 && method !== 'GET') cookies = await everyCookie(fuzzed);
    }),
    { numRuns: 400 },
  );
});

it('text with a NUL, which no row can hold, is refused wherever it may stand', async () => {
  const search = await sendRaw(service, {
    method: 'GET',
    url: '/totpservice/api/v1/admin/organisations?search=a%00b',
    cookie: cookie('/admin/'),
  });
  expect([search.status, search.code]).toEqual([400, 'validation_failed']);
  const named = await sendRaw(service, {
    ...{ method: 'POST', url: '/totpservice/api/v1/admin/approvals', cookie: cookie('/admin/') },
    payload: JSON.stringify({
      ...{ kind: 'new_client', name: 'a\0b', grant: { scopes: ['events'] } },
      ...{ reason: 'Nieuw systeem', ticketReference: 'TVM-1' },
    }),
    contentType: json,
  });
  expect([named.status, named.code]).toEqual([400, 'validation_failed']);
});
