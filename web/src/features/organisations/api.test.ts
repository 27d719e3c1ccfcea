import { expect, test } from 'vitest';
import { activated } from './api.ts';

const none = { total: 0, waiting: 0, sent: 0, delivered: 0, deferred: 0, failed: 0, notNeeded: 0 };

test('right after an activation the number of mails is what the activation said, all of them waiting', () => {
  const before = {
    organisation: { name: 'Voorbeeld Transport' },
    twoFactor: { required: false, because: 'voluntary', requiredFrom: null, exemptUntil: null },
    activatedAt: null,
    activatable: true,
    passwordRequired: false,
    userListVersion: '7',
    users: {
      total: 4,
      progress: {
        mail_undelivered: 0,
        disabled: 0,
        not_invited: 4,
        invited: 0,
        link_opened: 0,
        password_set: 0,
        enrolled: 0,
      },
      neverLoggedIn: 3,
      withPasskey: 0,
      onlyOneAuthenticator: 0,
    },
    mails: none,
  } as const;
  expect(activated(before, { activatedAt: '2026-11-22T10:00:00Z', mails: 4 })).toEqual({
    ...before,
    activatedAt: '2026-11-22T10:00:00Z',
    activatable: false,
    mails: { ...none, total: 4, waiting: 4 },
  });
});
