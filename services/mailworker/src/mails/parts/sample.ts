/** Facts that the samples of several kinds share. */
export const sample = {
  at: new Date('2025-06-11T12:27:00Z'),
  requiredFrom: new Date('2025-10-31T23:00:00Z'),
  link: {
    href: 'http://localhost:3000/totpservice/registration#AbCdEfGhIjKlMnOpQrStUvWxYz0123456789_-AbCdE',
    expiresAt: new Date('2025-06-12T12:27:00Z'),
  },
  disputeCode: { code: '7K4M-XQ2R-9TBC', codeEndsAt: new Date('2025-06-18T12:27:00Z') },
};
