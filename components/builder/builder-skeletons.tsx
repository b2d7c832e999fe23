import { FieldsSkeleton, LoadingPage } from '#components/shell/page-skeletons.tsx';
import type { Crumb } from '#components/shell/page-title.ts';
import { Skeleton } from '#components/ui/skeleton.tsx';

const CARDS = ['blueprint', 'action', 'service', 'team', 'user', 'run'];

/** The model before it is known: a canvas, or the list that stands for it on a phone. */
export function ModelSkeleton() {
  return (
    <LoadingPage crumbs={[{ label: 'Builder' }]}>
      <TitleBar />
      <div className="min-h-96 flex-1 border-t border-line bg-surface-2 max-md:bg-transparent max-md:px-4 max-md:py-3">
        <div className="grid gap-2 md:hidden">
          {CARDS.map((card) => (
            <Skeleton key={card} className="h-10! w-full" />
          ))}
        </div>
      </div>
    </LoadingPage>
  );
}

/** The editor of a document before the document is known: its form, and its preview beside it. */
export function EditorSkeleton({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <LoadingPage crumbs={crumbs}>
      <TitleBar />
      <div className="grid min-h-0 flex-1 grid-cols-2 max-lg:grid-cols-1">
        <div className="p-6 max-md:p-4">
          <FieldsSkeleton count={5} />
        </div>
        <div className="border-l border-line bg-surface-2 p-6 max-lg:hidden">
          <Skeleton className="mt-3 mb-8 w-32" />
          <Skeleton className="h-72! w-full" />
        </div>
      </div>
    </LoadingPage>
  );
}

function TitleBar() {
  return (
    <div className="px-6 pt-1 pb-3 max-md:px-4 max-md:pt-3">
      <div className="flex h-(--control-h) items-center">
        <Skeleton className="h-4! w-40" />
      </div>
    </div>
  );
}
