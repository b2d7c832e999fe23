import type { TransactionContext } from '#lib/access/server/context.ts';

export interface LookUp {
  blueprint: string;
  query: unknown;
  limit: number;
  at: string;
}

export async function lookUp(_ctx: TransactionContext, _input: LookUp): Promise<string[]> {
  return [];
}
