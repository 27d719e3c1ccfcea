import { afterAll, expect, it } from 'vitest';
import { startService } from '../../../../test/harness.ts';
import { changed, createUser, mintLink, signIn } from '../../../../test/people.ts';

const service = await startService({ mandatoryFrom: undefined }, afterAll);
const path = '/organisation/first-enrolments';

it('holds those of the own organisation only, to a main user only', async () => {
  const created = { createdAt: new Date('2025-01-01T00:00:00Z') };
  const mainUser = await createUser(service, { isMainUser: true, ...created });
  const { organisationId } = mainUser;
  const inside = await createUser(service, { organisationId });
  const outside = await createUser(service);
  for (const user of [inside, outside, mainUser]) {
    await changed(service, user, 'moved');
    await changed(service, user, 'made_anew');
    await service.browser().post('/registrations/open', { token: await mintLink(service, user) });
  }
  const { items } = (await (await signIn(service, mainUser)).get(path)).body;
  const shown = items.map(({ user, decidable }: { user: { id: string }; decidable: boolean }) => [
    user.id,
    decidable,
  ]);
  // Changed so lately, the main user decides about nobody.
  expect(shown).toEqual([
    [inside.id, false],
    [mainUser.id, false],
  ]);
  expect((await (await signIn(service, inside)).get(path)).body.code).toBe('main_user_required');
});
