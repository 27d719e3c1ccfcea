export { addMailJobs } from './add-mail-jobs.ts';
export { checkKeys, KeyCheckError, untilKeysChecked } from './check-keys.ts';
export { type Connection, connect, type Database } from './connect.ts';
export { countKeyUses, findKeysInUse, type KeyUse, keyUses } from './key-uses.ts';
export { lockSubject } from './lock-subject.ts';
export { query, queryPrepared } from './query.ts';
export { countOrganisations, type RolloutFigure, rolloutFigure } from './rollout-figures.ts';
export * from './schema/index.ts';
export { type RequiredOrganisation, usersToInvite } from './users-to-invite.ts';
