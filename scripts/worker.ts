import { readEnv } from '#lib/env.ts';
import { StartError } from '#lib/processes/supervisor/start-error.ts';
import { tellFailure } from './tell-failure.ts';

/** The worker alone, for installations that run more of them than `npm start` does. */
try {
  if (!readEnv().databaseUrl)
    throw new StartError(
      'A worker alone needs DATABASE_URL; with the embedded database, `npm start` runs it.',
    );
  await import('#lib/processes/worker/main.ts');
} catch (error) {
  tellFailure(error);
}
