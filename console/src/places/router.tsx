import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { Lost } from './lost';
import { Shell } from './shell';

const EXCHANGE: RouteObject[] = [
  { path: 'mandates', lazy: async () => ({ Component: (await import('../exchange/mandates')).Mandates }) },
  { path: 'imports', lazy: async () => ({ Component: (await import('../imports/imports-page')).ImportsPage }) },
  { path: 'imports/:id', lazy: async () => ({ Component: (await import('../imports/import-page')).ImportPage }) },
  { path: 'deliveries', lazy: async () => ({ Component: (await import('../exchange/deliveries')).Deliveries }) },
  { path: 'inbound', lazy: async () => ({ Component: (await import('../exchange/inbound')).InboundMessages }) },
  {
    path: 'reconciliations',
    lazy: async () => ({ Component: (await import('../exchange/reconciliations')).Reconciliations }),
  },
];

const ADMINISTRATION: RouteObject[] = [
  { path: 'organs', lazy: async () => ({ Component: (await import('../administration/organs')).Organs }) },
  { path: 'people', lazy: async () => ({ Component: (await import('../administration/people')).People }) },
  {
    path: 'delegations',
    lazy: async () => ({ Component: (await import('../administration/delegations')).Delegations }),
  },
  { path: 'grants', lazy: async () => ({ Component: (await import('../administration/grants')).Grants }) },
];

const AUDIT: RouteObject[] = [
  { path: 'log', lazy: async () => ({ Component: (await import('../audit/log')).AuditLog }) },
  { path: 'known', lazy: async () => ({ Component: (await import('../audit/known')).Known }) },
  { path: 'revelations', lazy: async () => ({ Component: (await import('../audit/revelations')).Revelations }) },
  { path: 'roots', lazy: async () => ({ Component: (await import('../audit/roots')).Roots }) },
  { path: 'retention', lazy: async () => ({ Component: (await import('../audit/retention')).Retention }) },
];

/** Every page comes in a file of its own, when somebody goes there. */
export const placesRouter = () =>
  createBrowserRouter(
    [
      {
        element: <Shell />,
        children: [
          { index: true, element: <Navigate to="/work" replace /> },
          { path: 'work', lazy: async () => ({ Component: (await import('../work/work-page')).WorkPage }) },
          {
            path: 'work/hand-over',
            lazy: async () => ({ Component: (await import('../work/hand-over-page')).HandOverPage }),
          },
          { path: 'board', lazy: async () => ({ Component: (await import('../board/board-page')).BoardPage }) },
          { path: 'cases', lazy: async () => ({ Component: (await import('../cases/cases-page')).CasesPage }) },
          { path: 'cases/:caseNo', lazy: async () => ({ Component: (await import('../case/case-page')).CasePage }) },
          { path: 'intake', lazy: async () => ({ Component: (await import('../intake/intake-page')).IntakePage }) },
          {
            path: 'sessions',
            lazy: async () => ({ Component: (await import('../sessions/sessions-page')).SessionsPage }),
          },
          {
            path: 'exchange',
            lazy: async () => ({ Component: (await import('../exchange/exchange-page')).ExchangePage }),
            children: EXCHANGE,
          },
          {
            path: 'calendars',
            lazy: async () => ({ Component: (await import('../calendars/calendars-page')).CalendarsPage }),
          },
          {
            path: 'posts',
            lazy: async () => ({ Component: (await import('../administration/posts-page')).PostsPage }),
          },
          {
            path: 'administration',
            lazy: async () => ({
              Component: (await import('../administration/administration-page')).AdministrationPage,
            }),
            children: ADMINISTRATION,
          },
          {
            path: 'audit',
            lazy: async () => ({ Component: (await import('../audit/audit-page')).AuditPage }),
            children: AUDIT,
          },
          { path: 'law', lazy: async () => ({ Component: (await import('../law/law-page')).LawPage }) },
          { path: '*', element: <Lost /> },
        ],
      },
      {
        path: 'cases/:caseNo/print',
        lazy: async () => ({ Component: (await import('../case/case-print')).CasePrint }),
      },
    ],
    { basename: '/console' },
  );
