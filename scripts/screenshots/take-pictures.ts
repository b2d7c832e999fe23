import { type Browser, type BrowserContext, chromium } from '@playwright/test';
import { demoIdentity } from '#lib/auth/demo-identities.ts';
import type { Picture } from './pictures.ts';

const SIZE = { width: 1280, height: 800 };

/** Visits every picture's place in the portal at `url` and hands its PNG to `keep`, in the order of the table. */
export async function takePictures(
  pictures: readonly Picture[],
  { url, executablePath }: { url: string; executablePath: string },
  keep: (picture: Picture, png: Buffer) => void,
): Promise<void> {
  const browser = await chromium.launch({
    executablePath,
    args: ['--headless', '--no-sandbox', '--disable-gpu'],
  });
  try {
    for (const picture of pictures) keep(picture, await takePicture(browser, url, picture));
  } finally {
    await browser.close();
  }
}

async function takePicture(browser: Browser, baseURL: string, picture: Picture): Promise<Buffer> {
  const context = await browser.newContext({
    baseURL,
    viewport: picture.size ?? SIZE,
    deviceScaleFactor: 1.25,
    colorScheme: picture.look ?? 'light',
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  if (picture.as !== 'nobody') await signIn(context, picture.as);
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(error.message));
  await page.goto(picture.path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await picture.first?.(page);
  await page.mouse.move(0, 0);
  await page.waitForFunction(isAtRest);
  const png = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  await context.close();
  if (wrong.length > 0) throw new Error(`${picture.name}: ${wrong.join('; ')}`);
  return png;
}

async function signIn(context: BrowserContext, identity: string): Promise<void> {
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByRole('button', { name: demoIdentity(identity)?.name ?? identity }).click();
  await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'));
  await page.close();
}

/** In the page: nothing is being loaded, and nothing was for half a second. */
function isAtRest(): boolean {
  const busy = document.querySelector('[aria-busy=true], [role=status][aria-label]') !== null;
  const last = performance
    .getEntriesByType('resource')
    .reduce((end, entry) => Math.max(end, (entry as PerformanceResourceTiming).responseEnd), 0);
  return !busy && document.fonts.status === 'loaded' && performance.now() - last > 500;
}
