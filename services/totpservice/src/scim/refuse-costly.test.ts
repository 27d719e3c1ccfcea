import { describe, expect, it } from 'vitest';
import { startScim } from '../../test/scim.ts';

const { given, scim, user, patch } = await startScim();

describe('what the library would read for ever is refused before', () => {
  const costly: [what: string, expression: string][] = [
    ['a text without an end, full of backslashes', `userName eq "${'\\'.repeat(200)}`],
    ['the same with line breaks', `userName eq "${'\n'.repeat(200)}`],
    ['alternatives that are multiplied out', Array(40).fill('(active eq true or id eq "x")').join(' and ')],
    ['a long path', `emails${'.a'.repeat(4000)}`],
  ];

  it.each(costly)('as a filter, as attributes and in a PATCH: %s', async (_what, expression) => {
    const { body: made } = await scim('POST', '/Users', user(given.ext));
    const asked = encodeURIComponent(expression);
    for (const query of [`filter=${asked}`, `attributes=${asked}`, `excludedAttributes=userName,${asked}`]) {
      const { status, body } = await scim('GET', `/Users?${query}`);
      expect([status, body.scimType]).toEqual([400, 'invalidFilter']);
    }
    for (const operation of [
      { op: 'replace', path: `emails[${expression}].value`, value: 'x@tvm.test' },
      { op: 'replace', value: { [`emails[${expression}].value`]: 'x@tvm.test' } },
      { op: 'remove', path: 'emails', value: [{ value: expression }] },
    ]) {
      const { status, body } = await patch(`/Users/${made.id}`, operation);
      expect([status, body.scimType]).toEqual([400, 'invalidFilter']);
    }
  });

  it('and what somebody is called is written into no expression', async () => {
    const named = { name: { givenName: 'Gewone', familyName: `"${'\\'.repeat(80)}` } };
    const { body: made } = await scim('POST', '/Users', user(given.ext, named));
    const path = `members[value eq "${made.id}"]`;
    const removed = await patch(`/Groups/${given.organisationId}`, { op: 'remove', path });
    expect([removed.status, removed.body.scimType]).toEqual([400, 'mutability']);
  });

  it('as is what is deeper than any attribute', async () => {
    const { body: made } = await scim('POST', '/Users', user(given.ext));
    const deep = JSON.parse(`${'['.repeat(1000)}${']'.repeat(1000)}`);
    const { status, body } = await patch(`/Users/${made.id}`, { op: 'remove', path: 'emails', value: deep });
    expect([status, body.scimType]).toEqual([400, 'invalidSyntax']);
  });
});
