import { demoContext, seedDemo } from '#lib/demo/server/seed-demo.ts';
import { readEnv } from '#lib/env.ts';
import { createServices } from '#lib/processes/services.ts';

/** Fills a new installation with the demo; with `--empty` it notes that nobody wants it. */
const services = createServices(readEnv(), { name: 'seed' });
try {
  const seed = await seedDemo(demoContext(services), { empty: process.argv.includes('--empty') });
  services.log.info(seed, 'the demo is prepared');
} finally {
  await services.close();
}
