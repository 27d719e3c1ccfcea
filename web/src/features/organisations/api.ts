import { keepPreviousData, type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Schema } from '@tvm/contract';
import { api } from '../../http/client.ts';
import { type Body, change, type Input, type Query, read } from '../../http/operation.ts';
import { isOnItsWay } from '../../progress/states.ts';

/** While mails are on their way something changes every moment; afterwards when somebody does a step. */
const whileSendingMs = 2_000;
const afterwardsMs = 30_000;

/** How long until a screen asks again by itself. Not in a tab that nobody sees: TanStack Query waits until it is seen. */
const liveInterval = (sending: boolean): number => (sending ? whileSendingMs : afterwardsMs);

/** The user may be further than what is on the screen. */
const askAgain = (client: QueryClient) => client.invalidateQueries({ queryKey: ['organisation'] });

/** Where the organisation stands, in figures. */
const getOrganisationTwoFactor = read(['organisation', 'two-factor'], () =>
  api.GET('/totpservice/api/v1/organisation/two-factor'),
);

type Liveness = {
  /** Keeps asking, also after a failure. */
  live?: boolean;
  /** Mails are under way that these figures don't count. */
  sending?: boolean;
};

export const useGetOrganisationTwoFactor = ({ live = false, sending = false }: Liveness = {}) =>
  useQuery({
    ...getOrganisationTwoFactor,
    refetchInterval: ({ state }) => live && liveInterval(sending || state.data?.mails.waiting !== 0),
  });

/** How it came to where it is; a day doesn't change while somebody looks. */
const listOrganisationDays = read(['organisation', 'days'], () =>
  api.GET('/totpservice/api/v1/organisation/two-factor/days'),
);
export const useListOrganisationDays = () => useQuery({ ...listOrganisationDays });

/** What is known of the organisation once it is activated, until the figures are asked for again: no mail has left yet. */
export const activated = (
  before: Schema<'OrganisationTwoFactor'>,
  { activatedAt, mails: total }: Schema<'Activation'>,
): Schema<'OrganisationTwoFactor'> => ({
  ...before,
  activatedAt,
  activatable: false,
  mails: { total, waiting: total, sent: 0, delivered: 0, deferred: 0, failed: 0, notNeeded: 0 },
});

/** Switches 2FA on for every user of the organisation. */
export const useActivateTwoFactor = change(
  (body: Body<'activateTwoFactor'>) =>
    api.POST('/totpservice/api/v1/organisation/two-factor/activation', { body }),
  {
    succeeded: async (client, answered) => {
      const { queryKey } = getOrganisationTwoFactor;
      // An answer from before the activation may still be on its way.
      await client.cancelQueries({ queryKey });
      client.setQueryData(queryKey, (before) => before && activated(before, answered));
    },
  },
);

const listOrganisationUsers = (query: Query<'listOrganisationUsers'>) =>
  read(['organisation', 'users', query], (header) =>
    api.GET('/totpservice/api/v1/organisation/users', { params: { query, header } }),
  );

/** The contract's limit. */
const mostAtOnce = 100;

/** Everybody whom a query finds, in its order: page after page, for paper or a file. */
export async function fetchEverybody(
  client: QueryClient,
  query: Omit<Query<'listOrganisationUsers'>, 'page' | 'pageSize'>,
): Promise<Schema<'OrganisationUser'>[]> {
  const everybody: Schema<'OrganisationUser'>[] = [];
  for (let page = 1; ; page++) {
    const one = listOrganisationUsers({ ...query, page, pageSize: mostAtOnce });
    const { items, total } = await client.fetchQuery({ ...one, gcTime: 0 });
    everybody.push(...items);
    if (items.length < mostAtOnce || everybody.length >= total) return everybody;
  }
}

/**
 * One page of users; the server searches, sorts and counts the whole list. The former page stays while the next one is on its way. `live` keeps
 * asking for the page that is shown.
 */
export const useListOrganisationUsers = (query: Query<'listOrganisationUsers'>, { live = false } = {}) => {
  const client = useQueryClient();
  const isSending = () => (client.getQueryData(getOrganisationTwoFactor.queryKey)?.mails.waiting ?? 0) > 0;
  return useQuery({
    ...listOrganisationUsers(query),
    placeholderData: keepPreviousData,
    // A page from before a change of the list must not come back from memory.
    gcTime: 0,
    refetchInterval: ({ state }) =>
      live &&
      liveInterval(isSending() || state.data?.items.some(({ mail }) => isOnItsWay(mail?.state)) === true),
  });
};

/** What happened to a user's registration, kept up to date. */
export const useGetUserTimeline = (userId: string) =>
  useQuery({
    ...read(['organisation', 'timeline', userId], (header) =>
      api.GET('/totpservice/api/v1/organisation/users/{userId}/timeline', {
        params: { path: { userId }, header },
      }),
    ),
    refetchInterval: ({ state }) => liveInterval(isMailWaiting(state.data?.events)),
  });

/** Whether the latest that is known of a mail is that it waits. */
const isMailWaiting = (events: Schema<'TimelineEvent'>[] = []): boolean =>
  events.findLast(({ type }) => type.startsWith('mail_'))?.type === 'mail_queued';

/** Has a user's registration mail sent again. */
export const useResendRegistrationMail = change(
  (userId: string) =>
    api.POST('/totpservice/api/v1/organisation/users/{userId}/registration-mail', {
      params: { path: { userId } },
    }),
  { settled: askAgain },
);

/** Has the registration mail sent again to everybody who hasn't finished; answers how many that is, and who was passed over. */
export const useResendRegistrationMails = change(
  () => api.POST('/totpservice/api/v1/organisation/registration-mails'),
  { settled: askAgain },
);

/** Who waits for a main user's word before they can set up 2FA. */
export const useListFirstEnrolments = () =>
  useQuery({
    ...read(['organisation', 'first-enrolments'], (header) =>
      api.GET('/totpservice/api/v1/organisation/first-enrolments', { params: { header } }),
    ),
    refetchInterval: afterwardsMs,
  });

/** Confirms or refuses that one of them may. */
export const useDecideFirstEnrolment = change(
  ({ approvalId, ...body }: Input<'decideFirstEnrolment'>) =>
    api.POST('/totpservice/api/v1/organisation/first-enrolments/{approvalId}/decision', {
      params: { path: { approvalId } },
      body,
    }),
  { settled: askAgain },
);

/** What a main user can do for a colleague, kept up to date. */
export const useGetColleague = (userId: string) =>
  useQuery({
    ...read(['organisation', 'colleague', userId], (header) =>
      api.GET('/totpservice/api/v1/organisation/users/{userId}', { params: { path: { userId }, header } }),
    ),
    refetchInterval: afterwardsMs,
  });

/** Ends a colleague's locks. */
export const useUnlockColleague = change(
  (userId: string) =>
    api.POST('/totpservice/api/v1/organisation/users/{userId}/unlock', { params: { path: { userId } } }),
  { settled: askAgain },
);

/** Takes a colleague's authenticators away, or asks TVM to. */
export const useResetColleague = change(
  ({ userId, ...body }: Input<'resetColleague'>) =>
    api.POST('/totpservice/api/v1/organisation/users/{userId}/reset', { params: { path: { userId } }, body }),
  { settled: askAgain },
);

/** Lets a colleague's new phone through, or stops it. */
export const useDecideColleaguePhone = change(
  ({ userId, ...body }: Input<'decideColleaguePhone'>) =>
    api.POST('/totpservice/api/v1/organisation/users/{userId}/new-phone', {
      params: { path: { userId } },
      body,
    }),
  { settled: askAgain },
);
