import type { IncomingHttpHeaders } from 'node:http';
import { AppError } from '#lib/errors.ts';

export const PAGE_METHODS = ['GET', 'HEAD', 'POST'];

/**
 * A page is posted to by server actions only: with the action's id in a header, or as the form they work in
 * before scripts run. What Next cannot decode becomes a 500 there, so it is refused here.
 */
export async function checkPagePost(path: string, headers: IncomingHttpHeaders, body: Buffer): Promise<void> {
  const type = (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase();
  if (headers['content-encoding'] !== undefined) throw unsupported('Encoded bodies are not accepted.');
  if (path.startsWith('/api/auth/')) {
    if (type === 'application/x-www-form-urlencoded') return;
    throw unsupported('The sign-in form sends application/x-www-form-urlencoded.');
  }
  if (type === 'multipart/form-data') return checkForm(headers['content-type'] ?? '', body);
  if (type === 'text/plain' && headers['next-action'] !== undefined) return;
  throw unsupported('Pages take nothing but their own forms.');
}

async function checkForm(type: string, body: Buffer): Promise<void> {
  try {
    await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  } catch (cause) {
    throw new AppError('malformed_request', 'The form cannot be read.', { cause });
  }
}

/** Where a visitor wanted to go, without what Next adds for its own requests. */
export function pagePath(url: string): string {
  const at = url.indexOf('?');
  if (at < 0) return url;
  const query = url
    .slice(at + 1)
    .split('&')
    .filter((pair) => pair !== '_rsc' && !pair.startsWith('_rsc='))
    .join('&');
  return query === '' ? url.slice(0, at) : `${url.slice(0, at)}?${query}`;
}

function unsupported(message: string): AppError {
  return new AppError('unsupported_media_type', message);
}
