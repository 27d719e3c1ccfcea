import { problemCodes } from '@tvm/contract';
import { afterAll, describe, expect, it } from 'vitest';
import { startService } from '../../test/harness.ts';
import { operations, schemas } from './contract-model.ts';

const { app } = await startService({}, afterAll);
const accept = 'text/html,application/xhtml+xml';
const get = (url: string) => app.inject({ url, headers: { accept } });
const pages = [
  '/totpservice/api/',
  '/totpservice/api/guide/',
  '/totpservice/api/scim/',
  '/totpservice/api/which-way/',
  '/totpservice/api/moving-in/',
  '/totpservice/api/versioning/',
  '/totpservice/problems/',
  ...problemCodes.map((code) => `/totpservice/problems/${code}`),
];
const idsOf = (html: string) => new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));

describe('the pages for developers of other systems', () => {
  it.each(pages)(
    '%s is a page in English with one heading, no script and no style of its own',
    async (url) => {
      const { statusCode, headers, body } = await get(url);
      expect([statusCode, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
      expect(body).toContain('<html lang="en">');
      expect(body.match(/<h1/g)).toHaveLength(1);
      expect(body).not.toMatch(/<script|<style| style=| on\w+=/i);
    },
  );

  it('lead nowhere that is not there', async () => {
    const dead: string[] = [];
    const links = new Map<string, string>();
    for (const url of pages) {
      const { body } = await get(url);
      for (const [, href = ''] of body.matchAll(/ href="([^"]+)"/g)) {
        // The guide's own examples run on the developer's machine.
        if (!/^(https?|mailto):/.test(href)) links.set(new URL(href, `http://x${url}`).href, url);
      }
    }
    expect(links.size).toBeGreaterThan(operations.length + problemCodes.length);
    for (const [href, from] of links) {
      const { pathname, hash } = new URL(href);
      const { statusCode, body } = await get(pathname);
      const id = decodeURIComponent(hash.slice(1));
      if (statusCode !== 200 || (id && !idsOf(body).has(id))) dead.push(`${from} -> ${href}`);
    }
    expect(dead).toEqual([]);
  });

  it('name every operation, schema and problem of the contract', async () => {
    const reference = await get('/totpservice/api/');
    const ids = idsOf(reference.body);
    const missing = [
      ...operations.map(({ id }) => id),
      ...Object.keys(schemas).map((name) => `schema-${name}`),
    ].filter((id) => !ids.has(id));
    expect(missing).toEqual([]);
    const problems = await get('/totpservice/problems/');
    expect(problemCodes.filter((code) => !problems.body.includes(`/totpservice/problems/${code}"`))).toEqual(
      [],
    );
  });

  it('show text of the contract as text', async () => {
    const { body } = await get('/totpservice/api/');
    expect(body).toContain('[\\x21-\\x7e]{1,255}');
    expect(body).not.toContain('undefined');
    expect(body).not.toContain('[object Object]');
  });

  it('are found without the last slash too', async () => {
    const { statusCode, headers } = await get('/totpservice/api');
    expect([statusCode, headers.location]).toEqual([302, '/totpservice/api/']);
  });
});
