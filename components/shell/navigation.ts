import {
  Compass,
  History,
  House,
  Inbox,
  LayoutGrid,
  type LucideIcon,
  Network,
  ScrollText,
  Settings,
  Zap,
} from 'lucide-react';

export interface NavPage {
  href: string;
  title: string;
  icon: LucideIcon;
  /** the second key after `g` that goes there */
  key?: string;
}

const START: NavPage = { href: '/start', title: 'Get started', icon: Compass };
const AUDIT: NavPage = { href: '/audit', title: 'Audit', icon: ScrollText, key: 'l' };

/** Where everybody may go, in the order of the sidebar. */
export const PAGES = {
  home: { href: '/', title: 'Home', icon: House, key: 'h' },
  catalog: { href: '/catalog', title: 'Catalog', icon: LayoutGrid, key: 'c' },
  selfService: { href: '/self-service', title: 'Self-service', icon: Zap, key: 's' },
  approvals: { href: '/approvals', title: 'Approvals', icon: Inbox, key: 'a' },
  runs: { href: '/runs', title: 'Runs', icon: History, key: 'r' },
} satisfies Record<string, NavPage>;

/** What follows below: the administration, or for others the audit of their own things. */
export const ADMIN_PAGES: NavPage[] = [
  { href: '/builder', title: 'Builder', icon: Network, key: 'b' },
  { href: '/actions', title: 'Actions', icon: Zap },
  AUDIT,
  { href: '/settings', title: 'Settings', icon: Settings },
  START,
];
export const MEMBER_PAGES: NavPage[] = [AUDIT, START];

export function pagesFor(admin: boolean): NavPage[] {
  return [...Object.values(PAGES), ...(admin ? ADMIN_PAGES : MEMBER_PAGES)];
}
