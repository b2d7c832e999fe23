import type { IncomingMessage } from 'node:http';

/**
 * Headers only this process or a framework may set: believed from outside they skip checks (`x-middleware-*`),
 * invent a host (`x-forwarded-*`) or hand in a nonce. Two ids stay: without them pages wait for ever in development.
 */
const FOREIGN =
  /^(x-middleware-.*|x-forwarded-.*|forwarded|x-real-ip|x-nonce|x-quayside-.*|x-invoke-.*|x-matched-path|x-now-.*|x-vercel-.*|x-nextjs-(?!(html-)?request-id$).*|next-resume|x-next-.*|x-rewrite-url|x-original-url|content-security-policy.*|x-http-method.*)$/;

/** Removes them from both views Node offers: Next reads `headers`, Hono `rawHeaders`. */
export function stripForeignHeaders(request: IncomingMessage): void {
  for (const name of Object.keys(request.headers)) if (FOREIGN.test(name)) delete request.headers[name];
  const kept: string[] = [];
  for (let index = 0; index < request.rawHeaders.length; index += 2) {
    const name = request.rawHeaders[index] as string;
    if (!FOREIGN.test(name.toLowerCase())) kept.push(name, request.rawHeaders[index + 1] as string);
  }
  request.rawHeaders = kept;
}

/** Sets a header in both views. */
export function putHeader(request: IncomingMessage, name: string, value: string): void {
  request.headers[name] = value;
  const kept: string[] = [];
  for (let index = 0; index < request.rawHeaders.length; index += 2) {
    if ((request.rawHeaders[index] as string).toLowerCase() !== name)
      kept.push(request.rawHeaders[index] as string, request.rawHeaders[index + 1] as string);
  }
  kept.push(name, value);
  request.rawHeaders = kept;
}
