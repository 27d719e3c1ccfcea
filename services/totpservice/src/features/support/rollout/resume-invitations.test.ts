import { afterAll, describe, expect, it } from 'vitest';
import { signedInEmployee } from '../../../../test/employees.ts';
import { startService } from '../../../../test/harness.ts';
import { changesOfCampaign } from '../../../../test/rollout.ts';

const service = await startService({}, afterAll);

describe('resumeInvitations', () => {
  it('resumes them once', async () => {
    const { browser, user } = await signedInEmployee(service, 'support_lead');
    await browser.post('/admin/rollout/invitations/stop');
    const resume = () => browser.post('/admin/rollout/invitations/resume');
    expect((await resume()).body).toMatchObject({ stoppedAt: null, stoppedBy: null });
    expect((await resume()).status).toBe(200);
    expect(await changesOfCampaign(browser, user)).toEqual(['invitations_resumed', 'invitations_stopped']);
  });
});
