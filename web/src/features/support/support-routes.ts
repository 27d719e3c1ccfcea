import type { RouteObject } from 'react-router';

/** S15, S16 and the rollout: a path for each screen and each action. Portal users load none of it. */
export const supportRoutes: RouteObject[] = [
  {
    lazy: async () => ({ Component: (await import('./components/console-frame.tsx')).ConsoleFrame }),
    children: [
      {
        index: true,
        lazy: async () => ({ Component: (await import('./components/search-page.tsx')).SearchPage }),
      },
      {
        path: 'organisations/:organisationId',
        lazy: async () => ({
          Component: (await import('./components/organisation-page.tsx')).OrganisationPage,
        }),
      },
      {
        path: 'organisations/:organisationId/reversal',
        lazy: async () => ({
          Component: (await import('./components/request-reversal-page.tsx')).RequestReversalPage,
        }),
      },
      {
        path: 'organisations/:organisationId/deletion',
        lazy: async () => ({
          Component: (await import('./components/request-deletion-page.tsx')).RequestDeletionPage,
        }),
      },
      {
        path: 'users/:userId',
        lazy: async () => ({ Component: (await import('./components/user-page.tsx')).UserPage }),
      },
      {
        path: 'users/:userId/:action',
        lazy: async () => ({ Component: (await import('./components/user-action-page.tsx')).UserActionPage }),
      },
      {
        path: 'requests',
        lazy: async () => ({ Component: (await import('./components/queue-page.tsx')).QueuePage }),
      },
      {
        path: 'requests/:approvalId/:decision',
        lazy: async () => ({ Component: (await import('./components/decision-page.tsx')).DecisionPage }),
      },
      {
        path: 'disputes',
        lazy: async () => ({ Component: (await import('./components/disputes-page.tsx')).DisputesPage }),
      },
      {
        path: 'employees',
        lazy: async () => ({ Component: (await import('./components/employees-page.tsx')).EmployeesPage }),
      },
      {
        path: 'employees/new',
        lazy: async () => ({
          Component: (await import('./components/request-employee-page.tsx')).RequestEmployeePage,
        }),
      },
      {
        path: 'clients',
        lazy: async () => ({ Component: (await import('./components/clients-page.tsx')).ClientsPage }),
      },
      {
        path: 'clients/new',
        lazy: async () => ({
          Component: (await import('./components/request-client-page.tsx')).RequestClientPage,
        }),
      },
      {
        path: 'clients/:clientId',
        lazy: async () => ({ Component: (await import('./components/client-page.tsx')).ClientPage }),
      },
      {
        path: 'clients/:clientId/grant',
        lazy: async () => ({
          Component: (await import('./components/request-grant-page.tsx')).RequestGrantPage,
        }),
      },
      {
        path: 'clients/:clientId/narrow',
        lazy: async () => ({
          Component: (await import('./components/narrow-client-page.tsx')).NarrowClientPage,
        }),
      },
      {
        path: 'clients/:clientId/revoke/:secretId?',
        lazy: async () => ({
          Component: (await import('./components/revoke-client-page.tsx')).RevokeClientPage,
        }),
      },
      {
        path: 'clients/:clientId/take/:approvalId',
        lazy: async () => ({ Component: (await import('./components/take-secret-page.tsx')).TakeSecretPage }),
      },
      {
        path: 'audit',
        lazy: async () => ({ Component: (await import('./components/audit-page.tsx')).AuditPage }),
      },
      {
        path: 'rollout',
        lazy: async () => ({ Component: (await import('./components/rollout-page.tsx')).RolloutPage }),
      },
      {
        path: 'rollout/:change',
        lazy: async () => ({ Component: (await import('./components/campaign-page.tsx')).CampaignPage }),
      },
    ],
  },
];
