import { Boxes, Braces, Plug } from 'lucide-react';
import { Link } from '#components/ui/link.tsx';

const WAYS = [
  {
    href: '/builder/new/blueprint',
    icon: Boxes,
    title: 'Define a blueprint',
    text: 'Say what a service, an API or a database is in your organisation. Its table and its form are there at once.',
  },
  {
    href: '/start/import',
    icon: Braces,
    title: 'Import JSON',
    text: 'Bring blueprints, actions and entities along, from Port or from another Quayside. You see what would happen first.',
  },
  {
    href: '/start/github',
    icon: Plug,
    title: 'Connect GitHub',
    text: 'Let actions start your own workflows. What is set already and what is missing stands there.',
  },
] as const;

/** What one does first in a portal of one's own. */
export function WaysOn() {
  return (
    <ul className="grid grid-cols-3 gap-3 max-md:grid-cols-1">
      {WAYS.map(({ href, icon: Icon, title, text }) => (
        <li key={href}>
          <Link href={href} className="block h-full rounded-3 bg-surface p-4 shadow-1 hover:shadow-2">
            <Icon aria-hidden size={20} strokeWidth={1.75} className="mb-2 text-accent" />
            <span className="block text-md font-strong">{title}</span>
            <span className="text-ink-2">{text}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
