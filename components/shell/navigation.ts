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

const BUILDER: NavPage = { href: '/builder', title: 'Builder', icon: Network, key: 'b' };
const ACTIONS: NavPage = { href: '/actions', title: 'Actions', icon: Zap };
const SETTINGS: NavPage = { href: '/settings', title: 'Settings', icon: Settings };
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

/** What of the administration is somebody's; a moderator has a part of it. */
export interface Duties {
  /** people, teams, policies and all that follows */
  admin: boolean;
  /** changes at least one blueprint */
  model: boolean;
  /** makes or changes at least one action */
  actions: boolean;
}

/** What follows below: the administration, as far as it is the reader's; the audit of one's own things is everybody's. */
export function lowerPages({ admin, model, actions }: Duties): NavPage[] {
  return [
    ...(model ? [BUILDER] : []),
    ...(actions ? [ACTIONS] : []),
    AUDIT,
    ...(admin ? [SETTINGS] : []),
    START,
  ];
}

export function pagesFor(duties: Duties): NavPage[] {
  return [...Object.values(PAGES), ...lowerPages(duties)];
}
