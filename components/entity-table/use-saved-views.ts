'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, v1 } from '#components/query/api.ts';
import { failureText } from '#components/query/failure-text.ts';
import { useToast } from '#components/ui/toast.tsx';
import type { SavedView } from './saved-view.ts';

export type NewView = Pick<SavedView, 'title' | 'state' | 'shared'>;

export interface SavedViewsControl {
  views: SavedView[];
  isLoading: boolean;
  /** undefined when it was refused: the reader has been told */
  create: (view: NewView) => Promise<SavedView | undefined>;
  update: (view: SavedView, change: Partial<NewView>) => Promise<SavedView | undefined>;
  remove: (view: SavedView) => Promise<boolean>;
}

const NONE: SavedView[] = [];

/** The views people saved of a table: the reader's own, and those shared with everybody. */
export function useSavedViews(blueprint: string): SavedViewsControl {
  const client = useQueryClient();
  const toast = useToast();
  const path = v1('blueprints', blueprint, 'views');
  const queryKey = ['views', blueprint];
  const query = useQuery({
    queryKey,
    queryFn: async ({ signal }) => (await api<{ views: SavedView[] }>(path, { signal })).views,
  });
  async function tell<T>(what: string, work: () => Promise<T>): Promise<T | undefined> {
    try {
      const done = await work();
      await client.invalidateQueries({ queryKey });
      return done;
    } catch (error) {
      toast({ title: `The view was not ${what}`, description: failureText(error), tone: 'danger' });
      await client.invalidateQueries({ queryKey });
      return undefined;
    }
  }
  return {
    views: query.data ?? NONE,
    isLoading: query.isPending,
    create: (view) =>
      tell('saved', async () => (await api<{ view: SavedView }>(path, { method: 'POST', body: view })).view),
    update: ({ id, title, state, shared, version }, change) =>
      tell('saved', async () => {
        const body = { title, state, shared, ...change };
        const headers = { 'if-match': `"${version}"` };
        const target = v1('blueprints', blueprint, 'views', id);
        return (await api<{ view: SavedView }>(target, { method: 'PUT', body, headers })).view;
      }),
    remove: async ({ id }) =>
      (await tell('deleted', async () => {
        await api(v1('blueprints', blueprint, 'views', id), { method: 'DELETE' });
        return true;
      })) ?? false,
  };
}
