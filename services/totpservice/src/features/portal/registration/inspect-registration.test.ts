import { afterAll, expect, it } from 'vitest';
import { deadLinks, strangeTokens } from '../../../../test/dead-links.ts';
import { startService } from '../../../../test/harness.ts';
import { openLink } from '../../../../test/mailed-links.ts';
import { createUser, enrol, mintLink } from '../../../../test/people.ts';
import { allRows } from '../../../../test/records.ts';

const service = await startService({}, afterAll);

it('tells of an open link what it is for and to whom it went, without the address', async () => {
  const user = await createUser(service, { email: 'kapitein@tvm.test' });
  const token = await mintLink(service, user);
  const response = await service.browser().post('/registrations/inspect', { token });
  expect(response.body).toEqual({
    state: 'open',
    purpose: 'registration',
    lost: null,
    maskedEmail: 'k•••@tvm.test',
    expiresAt: new Date(service.clock.now.getTime() + 24 * 3600 * 1000).toISOString(),
    renewable: false,
  });
});

it('tells of a reset link that it is one, also of an enrolled user', async () => {
  const user = await createUser(service);
  await enrol(service, user);
  const token = await mintLink(service, user, { purpose: 'reset' });
  const { body } = await service.browser().post('/registrations/inspect', { token });
  expect(body).toMatchObject({ state: 'open', purpose: 'reset' });
});

it.each(deadLinks)('says so of a link that $what, and changes nothing', async ({ state, kill }) => {
  const user = await createUser(service);
  const token = await mintLink(service, user);
  await kill(service, user);
  const before = await allRows(service);
  const response = await service.browser().post('/registrations/inspect', { token });
  expect(response.body).toMatchObject({ state, renewable: state === 'expired' });
  expect(response.headers['set-cookie']).toBeUndefined();
  expect(await allRows(service)).toEqual(before);
});

it('changes nothing however often a mail scanner or a refresh asks, and leaves the link to the person', async () => {
  const user = await createUser(service);
  const token = await mintLink(service, user);
  const before = await allRows(service);
  const scanner = service.browser();
  for (let time = 0; time < 5; time++) await scanner.post('/registrations/inspect', { token });
  await scanner.get(`/totpservice/registration?token=${token}`);
  expect(await allRows(service)).toEqual(before);
  expect(scanner.cookies.size).toBe(0);
  await openLink(service, token);
});

it.each(strangeTokens)('knows no token %s', async (_what, make) => {
  const token = await make(service);
  const response = await service.browser().post('/registrations/inspect', { token });
  expect([response.status, response.body.code]).toEqual([404, 'registration_unknown']);
});
