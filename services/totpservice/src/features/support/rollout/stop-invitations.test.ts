import { afterAll, describe, expect, it } from 'vitest';
import { signedInEmployee } from '../../../../test/employees.ts';
import { startService } from '../../../../test/harness.ts';
import { changesOfCampaign } from '../../../../test/rollout.ts';

const service = await startService({}, afterAll);

describe('stopInvitations', () => {
  it('stops them once, and says who did and since when', async () => {
    const { browser, user } = await signedInEmployee(service, 'support_lead');
    const stop = async () => (await browser.post('/admin/rollout/invitations/stop')).body;
    const first = await stop();
    expect(first).toMatchObject({ stoppedAt: service.clock.now.toISOString(), stoppedBy: { id: user.id } });
    service.clock.advance(10);
    expect((await stop()).stoppedAt).toBe(first.stoppedAt);
    expect(await changesOfCampaign(browser, user)).toEqual(['invitations_stopped']);
  });
});
