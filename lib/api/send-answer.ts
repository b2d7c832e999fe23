import type { ServerResponse } from 'node:http';
import type { RouteAnswer } from '#lib/web/route-types.ts';

/** Success as JSON, or as the stream a route opened. */
export function sendAnswer(response: ServerResponse, answer: RouteAnswer<unknown>, status: number): void {
  for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value);
  response.statusCode = answer.status ?? status;
  if (answer.stream) {
    answer.stream(response);
    return;
  }
  const text = JSON.stringify(answer.body);
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('Content-Length', Buffer.byteLength(text));
  response.end(text);
}
