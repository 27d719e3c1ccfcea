import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { asClient, createClient, type TestClient } from '../../../../test/clients.ts';
import { startService } from '../../../../test/harness.ts';
import { activate } from '../../../../test/organisations.ts';
import { createOrganisation, createUser, type TestUser } from '../../../../test/people.ts';

const service = await startService({}, afterAll);
let client: TestClient;
let user: TestUser;
let externalId: string;
let counter = 0;

beforeEach(async () => {
  client = await createClient(service, ['decisions']);
  externalId = `USR-${++counter}`;
  user = await createUser(service, { externalId });
});

const get = async (path: string) => (await asClient(service, client, 'decisions')('GET', path)).body;

describe('listUserTwoFactorDecisions', () => {
  it('answers about those that are named and known, as for each alone', async () => {
    await activate(service, user.organisationId);
    const other = `USR-${++counter}`;
    await createUser(service, { externalId: other });
    const { items, next } = await get(
      `/two-factor-decisions?user=${other}&user=${externalId}&user=USR-nobody`,
    );
    expect(next).toBeNull();
    expect(items).toEqual(
      [await get(`/users/${externalId}/two-factor`), await get(`/users/${other}/two-factor`)].sort((a, b) =>
        a.externalId < b.externalId ? -1 : 1,
      ),
    );
  });

  it('answers about all of an organisation, page by page, each once', async () => {
    const organisationId = await createOrganisation(service, 'Groot');
    await service.ownerDb.execute(
      `update organisations set external_id = 'ORG-groot' where id = '${organisationId}'`,
    );
    const ids = Array.from({ length: 25 }, (_, index) => `USR-groot-${String(index).padStart(2, '0')}`);
    for (const each of ids) await createUser(service, { externalId: each, organisationId });
    await createUser(service, { organisationId });
    const pages = [];
    for (let next = ''; next !== null; next = pages.at(-1).next)
      pages.push(
        await get(`/two-factor-decisions?organisation=ORG-groot&limit=10${next && `&after=${next}`}`),
      );
    expect(pages.map(({ items }) => items.length)).toEqual([10, 10, 5]);
    expect(
      pages.flatMap(({ items }) => items.map((item: { externalId: string }) => item.externalId)),
    ).toEqual(ids);
  });

  it('takes one of the two and refuses both, neither, and no organisation', async () => {
    for (const query of ['', `?user=${externalId}&organisation=ORG-groot`])
      expect((await get(`/two-factor-decisions${query}`)).code).toBe('validation_failed');
    expect((await get('/two-factor-decisions?organisation=ORG-none')).code).toBe('organisation_not_found');
    expect((await get('/two-factor-decisions?organisation=ORG-groot&after=AA')).code).toBe('cursor_unknown');
    const many = Array.from({ length: 101 }, (_, index) => `user=USR-${index}`).join('&');
    expect((await get(`/two-factor-decisions?${many}`)).code).toBe('validation_failed');
  });
});
