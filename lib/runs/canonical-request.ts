import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** Stands for the run id in a preview, before there is a run. */
export const RUN_ID_PLACEHOLDER = '<run id>';

/** All that an approval binds to and that the worker sends (docs/adr/0001-dispatch.md). */
export interface ExactRequest {
  method: 'POST';
  url: string;
  body: { ref: string; inputs: Record<string, string> };
  run: string;
  action: { identifier: string; version: number };
  entity: { blueprint: string; identifier: string } | null;
  requester: { kind: string; id: string; name: string };
  /** names and versions, never values */
  secrets: { name: string; version: number }[];
}

export interface CanonicalRequest {
  /** RFC 8785 text: what people see, what is stored, what is sent */
  request: string;
  /** SHA-256 of that text, in hex */
  requestHash: string;
}

/** The text that approvers see and the worker sends, and the hash that binds an approval to it. */
export function canonicalRequest(exact: ExactRequest): CanonicalRequest {
  const request = canonicalJson(exact);
  return { request, requestHash: sha256(request) };
}

/** RFC 8785. Throws on what JSON cannot say. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('Only JSON has a canonical form.');
  return text;
}

/** SHA-256 of the UTF-8 bytes, in hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
