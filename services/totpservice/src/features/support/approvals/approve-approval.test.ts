import { sql } from 'drizzle-orm';
import { afterAll, expect, it } from 'vitest';
import { oneBehindTheOther } from '../../../../test/at-once.ts';
import { approve, askFor, askReversal, signedInEmployee } from '../../../../test/employees.ts';
import { startService } from '../../../../test/harness.ts';
import { activate } from '../../../../test/organisations.ts';
import { createOrganisation, createUser, enrol } from '../../../../test/people.ts';

const service = await startService({}, afterAll);

it('of a user and of the whole organisation wait for each other in one order, whoever decides', async () => {
  const organisationId = await createOrganisation(service);
  // Made before the employees, so that the order of ids has the user in front of them.
  const member = await createUser(service, { organisationId, emailChangedAt: service.clock.now });
  await enrol(service, member);
  await activate(service, organisationId);
  const asking = await signedInEmployee(service);
  const [one, other] = [await signedInEmployee(service), await signedInEmployee(service)];
  service.clock.advance(30);
  const reset = (await askFor(asking.browser, 'reset', member)).body;
  const reversal = (await askReversal(one.browser, organisationId)).body;
  expect([reset.state, reversal.state]).toEqual(['open', 'open']);
  const answers = await oneBehindTheOther(
    service,
    sql`select from users where id = ${member.id} for update`,
    [() => approve(service, one, reset.id), () => approve(service, other, reversal.id)],
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
});
