'use client';

import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { ErrorState } from '#components/ui/error-state.tsx';
import { layOut } from './lay-out.ts';
import type { ModelCanvasProps } from './model-canvas.tsx';
import { type Placed, shapeOf } from './place-cards.ts';

const ModelCanvas = dynamic(() => import('./model-canvas.tsx').then((module) => module.ModelCanvas), {
  ssr: false,
  loading: () => <Waiting />,
});

type Props = Omit<ModelCanvasProps, 'placed'> & {
  /** as it is saved: only that moves cards, a draft does not */
  saved: ModelCanvasProps['model'];
};

/** The graph, once its cards have their places. */
export function ModelGraphView({ saved, ...props }: Props) {
  const [placed, setPlaced] = useState<Placed>();
  const [failed, setFailed] = useState(false);
  const shape = shapeOf(saved);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the shape stands for the model
  useEffect(() => {
    let isCurrent = true;
    layOut(saved).then(
      (next) => isCurrent && setPlaced(next),
      () => isCurrent && setFailed(true),
    );
    return () => {
      isCurrent = false;
    };
  }, [shape]);
  if (failed && !placed) {
    return <ErrorState title="The graph could not be drawn">The list holds the same blueprints.</ErrorState>;
  }
  return placed ? <ModelCanvas {...props} placed={placed} /> : <Waiting />;
}

function Waiting() {
  return (
    <p role="status" aria-label="Drawing the graph" className="p-5 text-ink-3">
      Drawing the graph…
    </p>
  );
}
