import { Check, Minus } from 'lucide-react';
import { TeamName } from '#components/marks/team-name.tsx';
import { cx } from '#components/ui/cx.ts';
import { enumHue } from '#components/ui/enum-hue.ts';
import { FoldedText } from '#components/ui/folded-text.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { DotWord, Tag } from '#components/ui/tag.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { visibleText } from '#components/ui/visible-characters.ts';
import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
import type { LinkTitles } from '#lib/entities/link-titles.ts';

/** What decides how a value looks. */
export type CellLook = Pick<CatalogColumn, 'key' | 'type' | 'values' | 'colors' | 'target'>;

const NUMBER = new Intl.NumberFormat('en');
const SHOWN = 2;
/** characters of a text in a table, which shows one line of it */
const IN_SIGHT = 500;

export interface EntityCellProps {
  look: CellLook;
  value: unknown;
  /** of what relations lead to; an identifier without one stands for itself */
  titles?: LinkTitles | undefined;
  /** lists show every element, not only the first ones */
  whole?: boolean | undefined;
}

/** One value of one entity in a table or a list of properties; never an empty cell. */
export function EntityCell({ look, value, titles, whole = false }: EntityCellProps) {
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) {
    return <span className="text-ink-3">–</span>;
  }
  if (Array.isArray(value)) {
    if (value.length > 1) return <ListCell look={look} values={value} titles={titles} whole={whole} />;
    return <ListElement look={look} value={value[0]} titles={titles} />;
  }
  return <OneValue look={look} value={value} titles={titles} whole={whole} />;
}

interface ListCellProps extends Required<Pick<EntityCellProps, 'look' | 'whole'>> {
  values: unknown[];
  titles: LinkTitles | undefined;
}

function ListCell({ look, values, titles, whole }: ListCellProps) {
  const shown = whole ? values : values.slice(0, SHOWN);
  const rest = values.length - shown.length;
  return (
    <span
      className={cx('inline-flex max-w-full items-center gap-1.5 align-middle', whole && 'flex-wrap')}
      title={whole ? undefined : values.map((value) => linkTitle(look, value, titles)).join(', ')}
    >
      {shown.map((value) => (
        <ListElement key={asText(value)} look={look} value={value} titles={titles} />
      ))}
      {rest > 0 ? <span className="text-ink-3">+{rest}</span> : null}
    </span>
  );
}

function ListElement({ look, value, titles }: EntityCellProps) {
  const text = asText(value);
  if (look.key === '$team') return <TeamName team={text} />;
  if (look.type === 'link') return <OneValue look={look} value={value} titles={titles} />;
  const shown = shownText(value);
  return (
    <Tag hue={enumHue(text, look.values, look.colors)} title={shown}>
      {shown}
    </Tag>
  );
}

function OneValue({ look, value, titles, whole }: EntityCellProps) {
  switch (look.type) {
    case 'number':
      return formatNumber(value);
    case 'boolean':
      return value === true ? (
        <span className="inline-flex items-center gap-1">
          <Check aria-hidden size={14} /> Yes
        </span>
      ) : (
        <span className="inline-flex items-center gap-1 text-ink-3">
          <Minus aria-hidden size={14} /> No
        </span>
      );
    case 'choice':
      return <DotWord hue={enumHue(asText(value), look.values, look.colors)}>{shownText(value)}</DotWord>;
    case 'date':
      return isDate(value) ? <RelativeTime at={value} /> : <span>{shownText(value)}</span>;
    case 'url':
      return isWebUrl(value) ? <WebLink url={value} /> : <span>{shownText(value)}</span>;
    case 'link':
      return look.target ? (
        <TextLink href={`/catalog/${encodeURIComponent(look.target)}/${encodeURIComponent(asText(value))}`}>
          {linkTitle(look, value, titles)}
        </TextLink>
      ) : (
        <span>{shownText(value)}</span>
      );
    default:
      return whole ? (
        <FoldedText>{shownText(value)}</FoldedText>
      ) : (
        <span title={shownText(value, IN_SIGHT)} dir="auto">
          {shownText(value, IN_SIGHT)}
        </span>
      );
  }
}

function linkTitle({ target }: CellLook, value: unknown, titles: LinkTitles | undefined): string {
  const identifier = asText(value);
  const known = titles && target !== undefined && Object.hasOwn(titles, target) ? titles[target] : undefined;
  return visibleText(
    known && Object.hasOwn(known, identifier) ? (known[identifier] ?? identifier) : identifier,
  );
}

function WebLink({ url }: { url: string }) {
  return (
    <a href={url} target="_blank" rel="noreferrer" className="web-link">
      <span className="truncate">
        {visibleText(url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, ''))}
      </span>
      <span className="sr-only">, opens in a new tab</span>
    </a>
  );
}

/** Only what a browser may open: no `javascript:` and no `data:` becomes a link. */
export function isWebUrl(value: unknown): value is string {
  return typeof value === 'string' && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

function isDate(value: unknown): value is string {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value));
}

function formatNumber(value: unknown): string {
  return typeof value === 'number' ? NUMBER.format(value) : asText(value);
}

/** As a reader can trust it: nothing in it hides or reorders. */
function shownText(value: unknown, most?: number): string {
  return visibleText(asText(value).slice(0, most));
}

export function asText(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}
