import type { Schema } from '@tvm/contract';
import { type Answers, fill, type Preview, press, submit, withoutData } from '../../preview.ts';
import { as, at, colleague, console_, done, ids, reversal, self } from './console.ts';

type Client = Schema<'Client'>;
type Approval = Schema<'Approval'>;

const clientId = '01937f3e-0000-7000-8000-000000000311';
const secretId = '01937f3e-0000-7000-8000-000000000312';
const thumbprint = 'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs';

const withKeys: Client = {
  ...{ id: clientId, name: 'Polisadministratie', scopes: ['provisioning', 'decisions'] },
  ...{ authMethod: 'private_key_jwt', secrets: [], createdAt: at, revokedAt: null },
  keys: [
    { kid: '2026-06', kty: 'EC', thumbprint },
    { kid: '2025-11', kty: 'EC', thumbprint: thumbprint.split('').reverse().join('') },
  ],
  redirectUris: ['https://polis.tvm.nl/inloggen/terug'],
  postLogoutRedirectUris: ['https://polis.tvm.nl/'],
  backchannelLogoutUris: ['https://polis.tvm.nl/uitgelogd'],
};
const withSecret: Client = {
  ...withKeys,
  ...{ name: 'Schaderegistratie', scopes: ['verifications'], authMethod: 'client_secret_basic', keys: [] },
  ...{
    redirectUris: [],
    postLogoutRedirectUris: [],
    backchannelLogoutUris: [],
    secrets: [{ id: secretId, createdAt: at }],
  },
};
const revoked: Client = { ...withSecret, id: ids.user, name: 'Oude koppeling', revokedAt: at, secrets: [] };

/** What two support leads decided, and its secret that waits for who asked. */
const granted: Approval = {
  ...reversal,
  ...{ kind: 'client_grant', organisation: null, client: { id: clientId, name: withSecret.name } },
  ...{ state: 'approved', version: null, impact: null, exemptionDays: null, requestedBy: self },
  grant: {
    scopes: [],
    keys: [],
    secret: true,
    redirectUris: [],
    postLogoutRedirectUris: [],
    backchannelLogoutUris: [],
  },
  ...{ decidedBy: colleague, decidedAt: at, secretToTakeUntil: '2026-06-12T12:27:00Z' },
};
const waiting: Approval = {
  ...granted,
  ...{ id: ids.user, state: 'open', version: '1', decidedBy: null, decidedAt: null, secretToTakeUntil: null },
};

const requests = (items: Approval[]): Answers => ({
  listApprovals: { says: { page: 1, pageSize: 10, total: items.length, items } },
});
const list = console_('/clients', { listClients: { says: { items: [withKeys, withSecret, revoked] } } });
const one = (client: Client, items: Approval[] = [], rest: Partial<Preview> = {}) =>
  console_(`/clients/${clientId}`, { getClient: { says: client }, ...requests(items) }, rest);
const action = (path: string, client: Client, rest: Partial<Preview> = {}, answers: Answers = {}) =>
  console_(`/clients/${clientId}/${path}`, { getClient: { says: client }, ...answers }, rest);
const ask = (rest: Partial<Preview> = {}, answers: Answers = {}) => console_('/clients/new', answers, rest);

const why = [fill('#reason', 'Nieuwe polisadministratie.'), fill('#ticket', 'TVM-2026-0611')];
const filledIn = [
  fill('#name', 'Polisadministratie'),
  press('#scope-provisioning'),
  fill('#jwks', '{"keys":[{"kty":"EC","crv":"P-256","kid":"2026-06","x":"…","y":"…"}]}'),
  ...why,
  submit,
];

/** Other TVM systems: what they may do, and how that changes. */
export const supportClients: Record<string, Preview> = {
  's15-clients': list,
  's15-clients-asked': { ...list, ...done },
  's15-clients-none': console_('/clients', { listClients: { says: { items: [] } } }),
  's15-clients-for-an-auditor': { ...list, answers: { ...list.answers, ...as('auditor') } },
  's15-clients-not-for-support': { ...list, answers: { ...list.answers, ...as('support') } },
  ...withoutData('s15-clients', list, 'listClients'),
  's15-client': one(withKeys),
  's15-client-secret-waits': one(withSecret, [waiting, granted]),
  's15-client-revoked': one(revoked),
  's15-client-for-an-auditor': {
    ...one(withSecret, [granted]),
    answers: { ...one(withSecret, [granted]).answers, ...as('auditor') },
  },
  's15-client-requests-failed': console_(`/clients/${clientId}`, {
    ...{ getClient: { says: withKeys }, listApprovals: 'away' },
  }),
  's15-client-unknown': console_(`/clients/${clientId}`, { getClient: { refused: 'client_not_found' } }),
  ...withoutData('s15-client', one(withKeys), 'getClient'),
  's15-client-new': ask(),
  's15-client-new-missing': ask({ steps: [submit] }),
  's15-client-new-with-secret': ask({ steps: [press('#proof-secret')] }),
  's15-client-new-no-keys': ask({ steps: [fill('#jwks', '-----BEGIN PUBLIC KEY-----'), submit] }),
  's15-client-new-name-in-use': ask(
    { steps: filledIn },
    { requestApproval: { refused: 'client_name_in_use' } },
  ),
  's15-client-new-keys-refused': ask(
    { steps: filledIn },
    { requestApproval: { refused: 'client_keys_refused' } },
  ),
  's15-client-new-limit': ask(
    { steps: filledIn },
    { requestApproval: { refused: 'approval_limit_reached', retryAt: at } },
  ),
  's15-client-new-step-up': ask({ steps: filledIn }, { requestApproval: { refused: 'step_up_required' } }),
  's15-client-new-busy': ask({ steps: filledIn }, { requestApproval: 'waits' }),
  's15-client-new-not-for-auditors': ask({}, as('auditor')),
  's15-client-grant': action('grant', withSecret),
  's15-client-grant-keys': action('grant', withKeys),
  's15-client-grant-missing': action('grant', withSecret, { steps: [submit] }),
  's15-client-grant-open-already': action(
    'grant',
    withSecret,
    { steps: [press('#further-secret'), ...why, submit] },
    { requestApproval: { refused: 'approval_open' } },
  ),
  's15-client-grant-revoked': action('grant', revoked),
  's15-client-narrow': action('narrow', withKeys),
  's15-client-narrow-nothing': action('narrow', withKeys, { steps: [submit] }),
  's15-client-narrow-last-key': action('narrow', withKeys, {
    steps: [press('#key-2026-06'), press('#key-2025-11'), submit],
  }),
  's15-client-narrow-changed': action(
    'narrow',
    withKeys,
    { steps: [press('#scope-provisioning'), submit] },
    { updateClient: { refused: 'client_grant_needed' } },
  ),
  's15-client-revoke': action('revoke', withKeys),
  's15-client-revoke-failed': action('revoke', withKeys, { steps: [submit] }, { revokeClient: 'away' }),
  's15-client-revoke-secret': action(`revoke/${secretId}`, withSecret),
  's15-client-take-secret': action(`take/${granted.id}`, withSecret),
  's15-client-secret-taken': action(
    `take/${granted.id}`,
    withSecret,
    { steps: [submit] },
    {
      takeClientSecret: {
        says: { id: secretId, secret: 'MHnLyVZ7LS4Qs5JYc0o1m0lB2t3c9Fv2Vn6jZ8xkQwE', createdAt: at },
      },
    },
  ),
  's15-client-secret-taken-before': action(
    `take/${granted.id}`,
    withSecret,
    { steps: [submit] },
    { takeClientSecret: { refused: 'client_secret_not_waiting' } },
  ),
};
