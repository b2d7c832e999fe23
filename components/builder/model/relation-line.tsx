'use client';

import { BaseEdge, type EdgeProps, getBezierPath } from '@xyflow/react';

export interface LineData extends Record<string, unknown> {
  /** as laid out; without it the line goes straight from card to card */
  line?: { path: string; x: number; y: number } | undefined;
  isOn: boolean;
}

/** A relation: a line with its name, to what it leads to. */
export function RelationLine({ data, label, markerEnd, ...ends }: EdgeProps) {
  const { line, isOn } = data as LineData;
  const [path, x, y] = line ? [line.path, line.x, line.y] : getBezierPath(ends);
  return (
    <BaseEdge
      path={path}
      markerEnd={markerEnd}
      style={{ stroke: isOn ? 'var(--accent)' : 'var(--control)', strokeWidth: isOn ? 2 : 1.4 }}
      label={label}
      labelX={x}
      labelY={y}
      labelStyle={{ fill: isOn ? 'var(--ink)' : 'var(--ink-2)', fontSize: 12 }}
      labelBgStyle={{ fill: 'var(--surface-2)' }}
      labelBgPadding={[4, 1]}
    />
  );
}
