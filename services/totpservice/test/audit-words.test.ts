import { expect, it } from 'vitest';
import { auditTypes } from '../../../web/src/features/support/audit-types.ts';
import { auditEventTypes } from '../src/trail/audit.ts';

it('the console has words for every type of event', () => {
  expect(auditEventTypes.filter((type) => auditTypes[type] === undefined)).toEqual([]);
});
