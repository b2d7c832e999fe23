import type { Route } from '#lib/web/route-types.ts';
import { actionPlanRoutes } from './action-plan-routes.ts';
import { actionRoutes } from './action-routes.ts';
import { actionVersionRoutes } from './action-version-routes.ts';
import { auditRoutes } from './audit-routes.ts';
import { authRoutes } from './auth-routes.ts';
import { blueprintPlanRoutes } from './blueprint-plan-routes.ts';
import { blueprintRoutes } from './blueprint-routes.ts';
import { blueprintVersionRoutes } from './blueprint-version-routes.ts';
import { demoRoutes } from './demo-routes.ts';
import { entityBulkRoutes } from './entity-bulk-routes.ts';
import { entityDeletionRoutes } from './entity-deletion-routes.ts';
import { entityExportRoutes } from './entity-export-routes.ts';
import { entityFacetRoutes } from './entity-facet-routes.ts';
import { entityRoutes } from './entity-routes.ts';
import { entitySearchRoutes } from './entity-search-routes.ts';
import { eventsRoutes } from './events-routes.ts';
import { healthRoutes } from './health-routes.ts';
import { importRoutes } from './import-routes.ts';
import { openapiRoutes } from './openapi-routes.ts';
import { runRoutes } from './run-routes.ts';
import { searchRoutes } from './search-routes.ts';
import { viewRoutes } from './view-routes.ts';
import { webhookRoutes } from './webhook-routes.ts';

const described: readonly Route[] = [
  ...authRoutes,
  ...demoRoutes,
  ...blueprintRoutes,
  ...blueprintPlanRoutes,
  ...blueprintVersionRoutes,
  ...entityRoutes,
  ...entityBulkRoutes,
  ...entitySearchRoutes,
  ...entityFacetRoutes,
  ...entityDeletionRoutes,
  ...entityExportRoutes,
  ...importRoutes,
  ...searchRoutes,
  ...viewRoutes,
  ...actionRoutes,
  ...actionPlanRoutes,
  ...actionVersionRoutes,
  ...runRoutes,
  ...auditRoutes,
  ...webhookRoutes,
  ...healthRoutes,
  ...eventsRoutes,
];

/** Every route of the HTTP API. The published description, the authorisation matrix and the router read this table. */
export const routes: readonly Route[] = [...described, ...openapiRoutes(described)];
