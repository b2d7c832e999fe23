/** One entry of `GET …/versions`. */
export interface DocumentVersion {
  version: number;
  changedAt: string;
  changedBy: { name: string };
  current: boolean;
}

/** `/v1/blueprints/service` or `/v1/actions/rollback`, and what it is in a sentence. */
export interface Versioned {
  path: string;
  noun: 'blueprint' | 'action';
  title: string;
  version: number;
  document: unknown;
}
