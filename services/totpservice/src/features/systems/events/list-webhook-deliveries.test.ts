import { webhookDeliveries } from '@tvm/db';
import { describe, expect, it } from 'vitest';
import { startWebhooks } from '../../../../test/webhooks.ts';

const { service, ask, make, expectNoneOfAnother } = await startWebhooks();

describe('listWebhookDeliveries', () => {
  it('lists the latest hundred attempts, the last one first', async () => {
    const { webhook } = await make();
    const attempt = (number: number) => ({
      webhookId: webhook.id,
      eventId: `${number}`,
      eventType: 'user.enrolled',
      attempt: 1,
      status: 200,
      error: null,
      durationMs: 12,
      at: service.clock.now,
    });
    const attempts = Array.from({ length: 101 }, (_, index) => attempt(index));
    await service.ownerDb.insert(webhookDeliveries).values(attempts);
    const { items } = (await ask('GET', `/webhooks/${webhook.id}/deliveries`)).body;
    const ids = items.map(({ eventId }: { eventId: string }) => eventId);
    expect(ids).toEqual(
      attempts
        .slice(1)
        .map(({ eventId }) => eventId)
        .reverse(),
    );
    const { webhookId: _, ...told } = attempt(100);
    expect(items[0]).toEqual({ ...told, at: service.clock.now.toISOString() });
  });

  it.each([
    'ECONNREFUSED',
    'TIMEOUT',
    'ENOTFOUND',
    'ADDRESS_REFUSED',
    'CERT_HAS_EXPIRED',
    'HPE_INVALID_CONSTANT',
  ])('tells nothing of what answers where: %s looks like any other silence', async (error) => {
    const { webhook } = await make();
    const at = service.clock.now;
    const attempt = { webhookId: webhook.id, eventId: 'evt_1', eventType: 'user.enrolled', attempt: 1, at };
    await service.ownerDb
      .insert(webhookDeliveries)
      .values({ ...attempt, status: null, error, durationMs: 7 });
    const [item] = (await ask('GET', `/webhooks/${webhook.id}/deliveries`)).body.items;
    expect(item).toMatchObject({ status: null, error: 'NO_ANSWER', durationMs: null });
  });

  it('finds none of another client', async () => {
    await expectNoneOfAnother('GET', '/deliveries');
  });
});
