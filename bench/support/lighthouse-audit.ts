import http from 'node:http';
import lighthouse, { desktopConfig } from 'lighthouse';
import { median } from './load.ts';

export type Preset = 'desktop' | 'mobile';

export interface Audit {
  /** scores from 0 to 100 */
  performance: number;
  accessibility: number;
  bestPractices: number;
  /** milliseconds */
  lcp: number;
  cls: number;
  /** milliseconds */
  tbt: number;
  /** bytes of scripts as they are sent, without headers */
  scripts: number;
  /** titles of what was found wanting */
  findings: string[];
}

export interface Visitor {
  /** of the browser's remote debugging */
  port: number;
  cookie: string;
}

const CATEGORIES = ['performance', 'accessibility', 'best-practices'];

/** Opens a page with an empty cache several times; of every figure the median. */
export async function auditPage(
  url: string,
  visitor: Visitor,
  preset: Preset,
  times: number,
): Promise<Audit> {
  const audits: Audit[] = [];
  while (audits.length < times) audits.push(await auditOnce(url, visitor, preset));
  const middle = (pick: (audit: Audit) => number) => median(audits.map(pick));
  return {
    performance: middle(({ performance }) => performance),
    accessibility: middle(({ accessibility }) => accessibility),
    bestPractices: middle(({ bestPractices }) => bestPractices),
    lcp: middle(({ lcp }) => lcp),
    cls: middle(({ cls }) => cls),
    tbt: middle(({ tbt }) => tbt),
    scripts: middle(({ scripts }) => scripts),
    findings: [...new Set(audits.flatMap(({ findings }) => findings))],
  };
}

/** A trace that Chromium began too late says nothing of the page. */
const AGAIN = 'NO_NAVSTART';

async function auditOnce(url: string, visitor: Visitor, preset: Preset, attempts = 3): Promise<Audit> {
  const { port, cookie } = visitor;
  const options = { port, extraHeaders: { cookie }, onlyCategories: CATEGORIES, logLevel: 'error' } as const;
  const result = await lighthouse(
    url,
    { ...options, onlyCategories: [...CATEGORIES] },
    preset === 'desktop' ? desktopConfig : undefined,
  );
  if (!result) throw new Error(`Lighthouse has nothing to say of ${url}`);
  const { categories, audits, finalDisplayedUrl, runtimeError } = result.lhr;
  if (runtimeError?.code === AGAIN && attempts > 1) return auditOnce(url, visitor, preset, attempts - 1);
  if (runtimeError) throw new Error(`${url}: ${runtimeError.message}`);
  if (new URL(finalDisplayedUrl).pathname !== new URL(url).pathname) throw new Error(`${url} led elsewhere`);
  const score = (name: string) => Math.round((categories[name]?.score ?? 0) * 100);
  const value = (name: string) => audits[name]?.numericValue ?? Number.NaN;
  const judged = Object.values(categories).filter(({ id }) => id !== 'performance');
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
    lcp: value('largest-contentful-paint'),
    cls: value('cumulative-layout-shift'),
    tbt: value('total-blocking-time'),
    scripts: await sentBytes(scriptsOf(audits['network-requests']?.details)),
    findings: judged
      .flatMap(({ auditRefs }) => auditRefs)
      .flatMap(({ id, weight }) => (weight > 0 && audits[id]?.score === 0 ? audits[id].title : [])),
  };
}

function scriptsOf(details: unknown): string[] {
  const { items = [] } = (details ?? {}) as { items?: { url: string; resourceType?: string }[] };
  return items.filter(({ resourceType }) => resourceType === 'Script').map(({ url }) => url);
}

/** How much the server sends of these files to whoever takes gzip. */
async function sentBytes(urls: string[]): Promise<number> {
  const sizes = await Promise.all([...new Set(urls)].map(sentSize));
  return sizes.reduce((sum, size) => sum + size, 0);
}

function sentSize(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.byteLength;
      });
      response.on('end', () => resolve(size));
    });
    request.on('error', reject);
  });
}
