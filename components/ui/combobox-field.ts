import type { ComboOption, LoadOptions } from './combobox-option.ts';

/** What every combobox is given, whether it takes one value or many. */
export interface ComboboxField {
  /** Given by the caller: then a label of the page names the field. */
  id?: string | undefined;
  /** Either all options, filtered here, or a search on the server (keep the function stable). */
  options?: readonly ComboOption[];
  load?: LoadOptions;
  label: string;
  placeholder?: string;
  emptyText?: string;
  invalid?: boolean | undefined;
  disabled?: boolean | undefined;
  'aria-describedby'?: string | undefined;
  onBlur?: () => void;
}

interface OpenList {
  listId: string;
  open: boolean;
  /** undefined while there is nothing to highlight */
  highlighted: number | undefined;
}

export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}

/** What makes a text field a combobox (ARIA 1.2): its list, whether that is open, and what is highlighted in it. */
export function comboboxAttributes(field: ComboboxField, { listId, open, highlighted }: OpenList) {
  return {
    role: 'combobox',
    'aria-label': field.id ? undefined : field.label,
    'aria-expanded': open,
    'aria-controls': open ? listId : undefined,
    'aria-activedescendant': highlighted === undefined ? undefined : optionId(listId, highlighted),
    'aria-autocomplete': 'list',
    'aria-invalid': field.invalid || undefined,
    'aria-describedby': field['aria-describedby'],
    autoComplete: 'off',
    spellCheck: false,
    disabled: field.disabled,
  } as const;
}
