import type { Schema } from '@tvm/contract';
import { type Answers, fill, type Preview, submit, withoutData } from '../../preview.ts';
import { figuresOf, items as users } from '../organisation/figures.ts';
import { activated, exempt, longEmail, mainUser, ownApp, ownPasskey, session, voluntary } from '../people.ts';
import {
  as,
  at,
  console_,
  decided,
  deletion,
  done,
  ids,
  impact,
  lead,
  longName,
  organisationDeletion,
  reversal,
} from './console.ts';

type Organisation = Schema<'SupportOrganisation'>;

const organisation: Organisation = {
  ...{ id: ids.organisation, name: longName, relationNumber: '100003', twoFactor: activated },
  ...{ activatedAt: '2026-06-01T09:00:00Z', users: figuresOf({ enrolled: 2, invited: 8 }) },
  ...{ mainUsers: 1, sessions: 3, openReversal: null, latestReversal: null, reversal: impact },
  ...{ openDeletion: null, deletion },
};
const found = console_('?search=sub', {
  searchOrganisations: {
    says: {
      items: [
        {
          ...{ id: ids.organisation, name: longName, relationNumber: '100003', userCount: 25 },
          users: [{ id: ids.user, fullName: 'Gewone sub 52', email: longEmail }],
        },
        { id: ids.user, name: 'Voorbeeld Logistiek', relationNumber: null, userCount: 1, users: [] },
      ],
      more: true,
    },
  },
});

const ofOrganisation = (is: Partial<Organisation> = {}, rest: Partial<Preview> = {}) =>
  console_(
    `/organisations/${ids.organisation}`,
    {
      getOrganisation: { says: { ...organisation, ...is } },
      listUsers: { says: { page: 1, pageSize: 10, total: 10_000, items: users } },
    },
    rest,
  );
const one = ofOrganisation();
const takeBack = (is: Partial<Organisation> = {}, rest: Partial<Preview> = {}) => ({
  ...ofOrganisation(is, rest),
  path: `/support/organisations/${ids.organisation}/reversal`,
});
const remove = (is: Partial<Organisation> = {}, rest: Partial<Preview> = {}, answers: Answers = {}) => {
  const preview = ofOrganisation(is, rest);
  const path = `/support/organisations/${ids.organisation}/deletion`;
  return { ...preview, path, answers: { ...preview.answers, ...answers } };
};
const removeFilledIn = [
  ...[fill('#organisation-name', longName), fill('#reason', 'Contract beëindigd.')],
  ...[fill('#ticket', 'TVM-1'), submit],
];
const filledIn = [
  ...[fill('#reason', 'Telefoons worden vervangen.'), fill('#ticket', 'TVM-1')],
  ...[fill('#organisation-name', longName), fill('#code', '123456'), submit],
];
const asked = (answers: Answers) => {
  const preview = takeBack({}, { steps: filledIn });
  return { ...preview, answers: { ...preview.answers, ...answers } };
};

/** The search, an organisation and the request to take its 2FA back. */
export const supportOrganisations: Record<string, Preview> = {
  's15-search': console_('', {}),
  's15-search-from-the-portal': { path: '/portal', ends: '/support', answers: lead },
  's15-search-done': console_('', {}, done),
  's15-search-found': found,
  's15-search-nothing': console_('?search=niemand', {
    searchOrganisations: { says: { items: [], more: false } },
  }),
  ...withoutData('s15-search', found, 'searchOrganisations'),
  's15-not-for-portal-users': { path: '/support', answers: session(mainUser) },
  's15-organisation': one,
  's15-organisation-voluntary': ofOrganisation({
    ...{ twoFactor: voluntary, activatedAt: null, relationNumber: null, mainUsers: 0 },
    reversal: { ...impact, possible: false },
  }),
  's15-organisation-exempt': ofOrganisation({ twoFactor: exempt, latestReversal: decided('approved') }, done),
  's15-organisation-waiting': ofOrganisation({ openReversal: reversal }),
  's15-organisation-for-an-auditor': { ...one, answers: { ...one.answers, ...as('auditor') } },
  's15-organisation-nobody': {
    ...one,
    answers: { ...one.answers, listUsers: { says: { page: 1, pageSize: 10, total: 0, items: [] } } },
  },
  's15-organisation-users-failed': { ...one, answers: { ...one.answers, listUsers: 'away' } },
  's15-organisation-gone': {
    ...one,
    answers: { ...one.answers, getOrganisation: { refused: 'organisation_not_found' } },
  },
  ...withoutData('s15-organisation', one, 'getOrganisation'),
  's15-reversal': takeBack(),
  's15-reversal-without-exemption': takeBack({
    reversal: { ...impact, exemptionNeeded: false, endsActivation: false, authenticators: 0 },
  }),
  's15-reversal-by-passkey': {
    ...takeBack(),
    answers: {
      ...takeBack().answers,
      listAuthenticators: { says: { items: [ownPasskey, ownApp], isRequired: true, takesCodes: false } },
    },
  },
  's15-reversal-missing': takeBack({}, { steps: [fill('#days', '91'), submit] }),
  's15-reversal-code-wrong': asked({ stepUp: { refused: 'code_rejected' } }),
  's15-reversal-asked-meanwhile': asked({
    stepUp: { says: { validUntil: at } },
    requestApproval: { refused: 'approval_open' },
  }),
  's15-reversal-busy': asked({ stepUp: 'waits' }),
  's15-reversal-asked-already': takeBack({ openReversal: reversal }),
  's15-reversal-impossible': takeBack({ reversal: { ...impact, possible: false } }),
  's15-organisation-deletion-waits': ofOrganisation({ openDeletion: organisationDeletion }),
  's15-deletion': remove(),
  's15-deletion-missing': remove({}, { steps: [submit] }),
  's15-deletion-asked-already': remove({ openDeletion: organisationDeletion }),
  's15-deletion-asked-meanwhile': remove(
    {},
    { steps: removeFilledIn },
    { requestApproval: { refused: 'approval_open' } },
  ),
  's15-deletion-busy': remove({}, { steps: removeFilledIn }, { requestApproval: 'waits' }),
  's15-deletion-not-for-auditors': remove({}, {}, as('auditor')),
  's15-reversal-not-for-auditors': { ...takeBack(), answers: { ...takeBack().answers, ...as('auditor') } },
};
