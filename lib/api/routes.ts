import type { Route } from '#lib/web/route-types.ts';
import { auditRoutes } from './audit-routes.ts';
import { authRoutes } from './auth-routes.ts';
import { eventsRoutes } from './events-routes.ts';
import { healthRoutes } from './health-routes.ts';
import { openapiRoutes } from './openapi-routes.ts';
import { webhookRoutes } from './webhook-routes.ts';

const described: readonly Route[] = [
  ...authRoutes,
  ...auditRoutes,
  ...webhookRoutes,
  ...healthRoutes,
  ...eventsRoutes,
];

/** Every route of the HTTP API. The published description, the authorisation matrix and the router read this table. */
export const routes: readonly Route[] = [...described, ...openapiRoutes(described)];
