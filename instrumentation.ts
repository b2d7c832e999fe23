import type { Instrumentation } from 'next';
import { getServices } from '#lib/web/services.ts';

/** A page that failed, in the log under the request id its visitor was given. */
export const onRequestError: Instrumentation.onRequestError = (error, request, context) => {
  const requestId = request.headers['x-request-id'];
  const path = request.path.split('?', 1)[0];
  getServices().log.error(
    { requestId, path, route: context.routePath, kind: context.routeType, err: error },
    'page failed',
  );
};
