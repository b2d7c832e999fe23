'use client';

import { type FitViewOptions, Panel, useReactFlow } from '@xyflow/react';
import { Maximize, Minus, Plus } from 'lucide-react';
import { IconButton } from '#components/ui/icon-button.tsx';

export function CanvasControls({ fit }: { fit: FitViewOptions }) {
  const { zoomIn, zoomOut, fitView } = useReactFlow();
  return (
    <Panel position="bottom-right" className="m-3! flex rounded-2 bg-overlay shadow-1">
      <IconButton label="Zoom out" icon={<Minus size={14} />} onClick={() => void zoomOut()} />
      <IconButton label="Zoom in" icon={<Plus size={14} />} onClick={() => void zoomIn()} />
      <IconButton label="Fit to screen" icon={<Maximize size={14} />} onClick={() => void fitView(fit)} />
    </Panel>
  );
}
