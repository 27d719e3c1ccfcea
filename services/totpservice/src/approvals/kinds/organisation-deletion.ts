import { deleteOrganisationOf } from '../../removal/remove-organisation.ts';
import { byDecider } from '../../trail/audit.ts';
import { type Asked, type Kind, noSubject } from '../kind.ts';
import { countDeletion } from './count-deletion.ts';
import {
  findOrganisationSubject,
  isTypedName,
  lockOrganisationSubject,
  type OrganisationSubject,
} from './organisation-subject.ts';

/**
 * Removes an organisation with its users (SECURITY rule 26), asked for by support or by another system, always decided by an employee who didn't ask. Bound to the list of users that was shown and to
 * the source's version: who comes in meanwhile makes it look again.
 */
export const organisationDeletion: Kind<Asked<'organisation_deletion'>, OrganisationSubject> = {
  asks: ['support', 'support_lead'],
  decides: ['support', 'support_lead'],
  effect: 'organisation_deleted',
  unknown: 'organisation_not_found',
  notBeside: ['organisation_deletion'],
  subjectOf: ({ organisationId }) => ({ ...noSubject, organisationId }),
  paramsOf: ({ organisationName }) => ({ organisationName: organisationName.trim() }),
  tell: ({ sourceVersion = null }) => ({ sourceVersion }),
  needsSecond: () => true,
  find: findOrganisationSubject,
  lock: lockOrganisationSubject,

  async blocks(_deps, _tx, { name }, { organisationName }) {
    return isTypedName(organisationName, name) ? undefined : { refused: 'confirmation_mismatch' };
  },

  async refuseNow(_deps, _tx, subject, { sourceVersion = subject.sourceVersion }) {
    return subject.sourceVersion > sourceVersion ? { refused: 'deletion_overtaken' } : undefined;
  },

  async show(deps, db, { organisationId, name, sourceVersion, userListVersion }) {
    const deletion = await countDeletion(db, organisationId, deps.now());
    return { impact: null, deletion, boundTo: { name, sourceVersion, userListVersion } };
  },

  async apply(deps, tx, { id: approvalId, organisationId, params }, { session, clientAddress }) {
    const subject = await findOrganisationSubject(tx, { ...noSubject, organisationId });
    if (!subject) throw new Error('the deletion of no organisation');
    const users = await deleteOrganisationOf(deps, tx, {
      organisation: { id: subject.organisationId, externalId: subject.externalId },
      sourceVersion: Math.max(subject.sourceVersion, params.sourceVersion ?? 0),
      approvalId,
      by: (target) => byDecider(session, target, clientAddress),
    });
    return { details: { users, externalId: subject.externalId } };
  },
};
