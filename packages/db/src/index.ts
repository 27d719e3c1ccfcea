export { addMailJobs } from './add-mail-jobs.ts';
export { checkKeys, findKeyProblems, KeyCheckError, untilKeysChecked } from './check-keys.ts';
export { type Connection, connect, type Database } from './connect.ts';
export { findMigrationProblems, findMissingLogins, findWrongRights } from './examine.ts';
export { countKeyUses, findKeysInUse, type KeyUse, keyUses } from './key-uses.ts';
export { lockSubject, lockSubjects } from './lock-subject.ts';
export { isApprovalOpen } from './open-approval.ts';
export { poolSizes } from './pool-sizes.ts';
export { query, queryPrepared } from './query.ts';
export {
  countOrganisations,
  type RolloutFigure,
  rolloutFigure,
  sliceOfOrganisations,
} from './rollout-figures.ts';
export * from './schema/index.ts';
export { type RequiredOrganisation, usersToInvite } from './users-to-invite.ts';
