import { approvals } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { createUser } from '../../test/people.ts';
import { eventsOf } from '../../test/records.ts';
import { coreGroup, portalUser, startScim } from '../../test/scim.ts';

const { service, given, scim, patch, put, userOf, makeOrganisation } = await startScim();

const employee = { kind: 'employee', employeeRole: 'support' } as const;

describe('an organisation as a group', () => {
  it('is made, found by its name, renamed and listed without its members', async () => {
    const displayName = `Groep ${given.ext}`;
    const made = await scim('POST', '/Groups', {
      schemas: [coreGroup],
      displayName,
      externalId: `G-${given.ext}`,
    });
    expect([made.status, made.body.displayName]).toEqual([201, displayName]);
    const filter = encodeURIComponent(`displayName eq "${displayName}"`);
    const found = await scim('GET', `/Groups?excludedAttributes=members&filter=${filter}`);
    expect(found.body).toMatchObject({ totalResults: 1, Resources: [{ id: made.body.id }] });
    const path = `/Groups/${made.body.id}`;
    const renamed = await patch(path, { op: 'Replace', path: 'displayName', value: 'Anders' });
    expect([renamed.status, renamed.body.displayName, renamed.headers.etag]).toEqual([
      200,
      'Anders',
      'W/"2"',
    ]);
    const again = await scim('POST', '/Groups', {
      schemas: [coreGroup],
      displayName,
      externalId: `G-${given.ext}`,
    });
    expect([again.status, again.body.scimType]).toEqual([409, 'uniqueness']);
  });

  it('who is added moves there by the rules of provisioning; nobody is without an organisation', async () => {
    await put(1);
    const user = await userOf();
    const [other, otherId] = await makeOrganisation();
    const added = await patch(`/Groups/${otherId}`, {
      op: 'Add',
      path: 'members',
      value: [{ value: user.id }],
    });
    expect(added.status).toBe(200);
    expect(added.body.members.map(({ value }: { value: string }) => value)).toEqual([user.id]);
    expect((await scim('GET', `/Users/${user.id}`)).body).toMatchObject({
      [portalUser]: { organisation: other },
      groups: [{ value: otherId }],
    });
    expect(await eventsOf(service, user)).toContain('user_moved success');
    const removed = await patch(`/Groups/${otherId}`, {
      op: 'Remove',
      path: `members[value eq "${user.id}"]`,
    });
    expect([removed.status, removed.body.scimType]).toEqual([400, 'mutability']);
    const nobody = await patch(`/Groups/${otherId}`, {
      op: 'add',
      path: 'members',
      value: [{ value: otherId }],
    });
    expect([nobody.status, nobody.body.scimType]).toEqual([400, 'invalidValue']);
    const nothing = await scim('POST', '/Groups', { displayName: 'Van niemand', members: [null] });
    expect([nothing.status, nothing.body.scimType]).toEqual([400, 'invalidValue']);
  });
});

describe('removing a group', () => {
  it('that nobody is of removes it; one with members waits for TVM, and is there until then', async () => {
    const [, emptyId] = await makeOrganisation();
    expect((await scim('DELETE', `/Groups/${emptyId}`, undefined, { 'if-match': 'W/"7"' })).status).toBe(412);
    expect((await scim('DELETE', `/Groups/${emptyId}`)).status).toBe(204);
    expect((await scim('DELETE', `/Groups/${emptyId}`)).status).toBe(404);
    await put(1);
    const path = `/Groups/${given.organisationId}`;
    expect((await scim('DELETE', path)).status).toBe(202);
    expect((await scim('GET', path)).status).toBe(200);
    await service.ownerDb
      .update(approvals)
      .set({
        decision: 'rejected',
        decidedBy: (await createUser(service, employee)).id,
        decidedAt: service.clock.now,
      })
      .where(eq(approvals.organisationId, given.organisationId));
    expect((await scim('DELETE', path)).status).toBe(409);
  });
});

describe('what SCIM says of itself', () => {
  it('the configuration, resource types and schemas are those of what is here', async () => {
    expect((await scim('GET', '/ServiceProviderConfig')).body).toMatchObject({
      patch: { supported: true },
      bulk: { supported: false },
      etag: { supported: true },
    });
    const types = (await scim('GET', '/ResourceTypes')).body.Resources;
    expect(types.map(({ id }: { id: string }) => id)).toEqual(['User', 'Group']);
    expect(types[0].schemaExtensions).toEqual([{ schema: portalUser, required: false }]);
    const { body } = await scim('GET', '/Schemas');
    const [user] = body.Resources;
    expect(user.attributes.map(({ name }: { name: string }) => name).sort()).toEqual([
      'active',
      'displayName',
      'emails',
      'groups',
      'name',
      'preferredLanguage',
      'userName',
    ]);
    for (const { id } of body.Resources) expect((await scim('GET', `/Schemas/${id}`)).body.id).toBe(id);
  });
});
