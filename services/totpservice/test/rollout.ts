import { countOrganisations } from '@tvm/db';
import { sql } from 'drizzle-orm';
import type { Browser } from './browser.ts';
import { reverse, signedInEmployee } from './employees.ts';
import { startService, type TestService } from './harness.ts';
import { activate } from './organisations.ts';
import { createOrganisation, createUser, enrol, mintLink, type TestUser } from './people.ts';

/**
 * A service before or after the mandatory date, with people at every point, in an activated, an exempt, a plain and an orphaned organisation, and an
 * employee who counts nowhere.
 */
export async function startRollout(
  mandatoryFrom: Date,
  onFinished: (end: () => Promise<void>) => void,
): Promise<TestService> {
  const service = await startService({ mandatoryFrom }, onFinished);
  for (const kind of ['activated', 'exempt', 'plain', 'orphaned']) {
    const organisationId = await createOrganisation(service, kind === 'exempt' ? 'Testvervoer' : `=${kind}`);
    const isMainUser = kind !== 'orphaned';
    await enrol(
      service,
      await createUser(service, { organisationId, isMainUser, lastLoginAt: service.clock.now }),
    );
    const mailed = await createUser(service, { organisationId });
    await service.ownerDb.execute(sql`insert into mails (user_id, kind, requested_by, state, created_at, updated_at)
      values (${mailed.id}, 'registration', 'activation', 'accepted', ${service.clock.now.toISOString()}, ${service.clock.now.toISOString()})`);
    const bounced = await createUser(service, { organisationId, mailBouncedAt: service.clock.now });
    await service.ownerDb.execute(sql`insert into mails (user_id, kind, requested_by, state, created_at, updated_at)
      values (${bounced.id}, 'registration', 'activation', 'bounced', '2025-01-01', '2025-01-01')`);
    await mintLink(service, await createUser(service, { organisationId, password: null }));
    await createUser(service, { organisationId });
    const locked = await createUser(service, { organisationId });
    await enrol(service, locked);
    await service.ownerDb.execute(
      sql`update authenticators set state = 'disabled' where user_id = ${locked.id}`,
    );
    await createUser(service, { organisationId, disabledAt: service.clock.now });
    if (kind === 'activated') await activate(service, organisationId);
    if (kind === 'exempt') await reverse(service, organisationId, { exemptionDays: 30 });
  }
  await countOrganisations(service.ownerDb);
  return service;
}

/** A browser of an employee who leads. */
export const leadOf = async (service: TestService): Promise<Browser> =>
  (await signedInEmployee(service, 'support_lead')).browser;

/** How often an employee stopped or resumed the invitations, as the trail has it, the newest first. */
export async function changesOfCampaign(browser: Browser, { id }: TestUser): Promise<string[]> {
  const { body } = await browser.get(`/admin/audit-events?actorId=${id}`);
  const types: string[] = body.items.map(({ type }: { type: string }) => type);
  return types.filter((type) => type.startsWith('invitations'));
}
