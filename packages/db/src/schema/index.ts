export * from './audit.ts';
export * from './clients.ts';
export * from './credentials.ts';
export * from './mails.ts';
export * from './people.ts';
export * from './registrations.ts';
export * from './sessions.ts';
export * from './two-factor.ts';
