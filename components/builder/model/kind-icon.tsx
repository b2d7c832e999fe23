import {
  AlignLeft,
  ArrowRight,
  Box,
  Braces,
  Brackets,
  CalendarClock,
  FlipHorizontal2,
  Hash,
  Link2,
  List,
  type LucideIcon,
  Mail,
  Sigma,
  SquareFunction,
  ToggleLeft,
  Type,
  User,
  Users,
} from 'lucide-react';
import type { Kind } from './kind-of.ts';

const ICON: Record<Kind, LucideIcon> = {
  text: Type,
  choice: List,
  number: Hash,
  boolean: ToggleLeft,
  date: CalendarClock,
  url: Link2,
  email: Mail,
  person: User,
  team: Users,
  entity: Box,
  prose: AlignLeft,
  list: Brackets,
  object: Braces,
  mirror: FlipHorizontal2,
  calculation: SquareFunction,
  aggregation: Sigma,
  relation: ArrowRight,
};

export function KindIcon({ kind, size = 13 }: { kind: Kind; size?: number }) {
  const Icon = ICON[kind];
  return <Icon aria-hidden size={size} strokeWidth={1.75} className="shrink-0 text-ink-3" />;
}
