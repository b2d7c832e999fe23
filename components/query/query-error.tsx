'use client';

import { ErrorState } from '#components/ui/error-state.tsx';
import { NoPermission } from '#components/ui/no-permission.tsx';
import { ApiError } from './api-error.ts';

export interface QueryErrorProps {
  error: unknown;
  /** What could not be loaded, as the subject of a sentence: "The runs". */
  what: string;
  onRetry?: () => void;
}

/** In place of a part whose query failed. */
export function QueryError({ error, what, onRetry }: QueryErrorProps) {
  if (!(error instanceof ApiError)) {
    return (
      <ErrorState title={`${what} could not be shown.`} {...(onRetry ? { onRetry } : {})}>
        Nothing was changed.
      </ErrorState>
    );
  }
  if (error.code === 'forbidden') return <NoPermission>{error.message}</NoPermission>;
  if (error.code === 'unauthenticated') {
    return <ErrorState title={`${what} could not be loaded.`}>You are signed out.</ErrorState>;
  }
  return (
    <ErrorState
      title={`${what} could not be loaded.`}
      requestId={error.requestId}
      {...(onRetry ? { onRetry } : {})}
    >
      {error.message}
    </ErrorState>
  );
}
