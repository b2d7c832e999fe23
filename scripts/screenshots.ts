import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { startPortalProcess } from '#e2e/support/portal-process.ts';
import { inheritedEnvironment } from '#lib/env.ts';
import { demandChromium } from './parts/chromium.ts';
import { PICTURES } from './screenshots/pictures.ts';
import { takePictures } from './screenshots/take-pictures.ts';

/** `npm run screenshots [-- name …]`: makes the pictures of the README and of docs, in a demo started for them. */
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !PICTURES.some((picture) => picture.name === name));
if (unknown.length > 0) {
  console.error(
    `There is no picture "${unknown[0]}"; there are ${PICTURES.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(2);
}
const folder = path.join(import.meta.dirname, '../docs/images');
const executablePath = await demandChromium(inheritedEnvironment());
console.log('Starting a demo of its own …');
const portal = await startPortalProcess({});
try {
  const pictures = PICTURES.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  await takePictures(pictures, { url: portal.url, executablePath }, ({ name }, png) => {
    writeFileSync(path.join(folder, `${name}.png`), png);
    console.log(`docs/images/${name}.png  ${Math.round(png.length / 1000)} kB`);
  });
} finally {
  await portal.stop();
}
