import { afterAll, expect, it } from 'vitest';
import { startService } from '../../../../test/harness.ts';
import { authenticatorsPath, signedInWithPasskey } from '../../../../test/passkeys.ts';
import { must } from '../../../../test/people.ts';
import { answerOf } from '../../../../test/profile.ts';
import { authenticatorsOf, eventsOf } from '../../../../test/records.ts';

const service = await startService({}, afterAll);
const pathOf = (id: string) => `${authenticatorsPath}/${id}`;

it('gives an app or a passkey a name', async () => {
  const { user, browser } = await signedInWithPasskey(service);
  for (const { id } of await authenticatorsOf(service, user))
    expect((await browser.patch(pathOf(id), { name: 'Telefoon van ’t werk' })).status).toBe(204);
  expect((await authenticatorsOf(service, user)).map(({ name }) => name)).toEqual(
    Array(2).fill('Telefoon van ’t werk'),
  );
  expect((await eventsOf(service, user)).at(-1)).toBe('authenticator_renamed success');
});

it('takes only names that can be shown, and no authenticator of somebody else, removed or made up', async () => {
  const mine = await signedInWithPasskey(service);
  const [app] = await authenticatorsOf(service, mine.user);
  for (const name of ['', ' ', 'a'.repeat(61), 'a\nb', '\u202Eabc'])
    expect(answerOf(await mine.browser.patch(pathOf(must(app).id), { name }))).toBe('validation_failed');
  const theirs = (await authenticatorsOf(service, (await signedInWithPasskey(service)).user))[0];
  for (const id of [must(theirs).id, crypto.randomUUID()])
    expect(answerOf(await mine.browser.patch(pathOf(id), { name: 'x' }))).toBe('authenticator_not_found');
  expect((await eventsOf(service, mine.user)).at(-1)).toBe(
    'authenticator_renamed refused authenticator_not_found',
  );
});
