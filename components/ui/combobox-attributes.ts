import { optionId } from './combobox-list.tsx';
import type { ComboboxList } from './use-combobox.ts';

interface ComboboxInput {
  /** given by the caller: then a label of the page names the field */
  givenId: string | undefined;
  id: string;
  label: string;
  invalid: boolean | undefined;
  disabled: boolean | undefined;
  describedBy: string | undefined;
}

export function listIdOf(id: string): string {
  return `${id}-list`;
}

/** What makes a text field a combobox (ARIA 1.2): its list, whether that is open, and what is highlighted in it. */
export function comboboxAttributes(list: ComboboxList, input: ComboboxInput) {
  const listId = listIdOf(input.id);
  const highlighted = list.open && list.items.length > 0 ? optionId(listId, list.active) : undefined;
  return {
    id: input.id,
    role: 'combobox',
    'aria-label': input.givenId ? undefined : input.label,
    'aria-expanded': list.open,
    'aria-controls': list.open ? listId : undefined,
    'aria-activedescendant': highlighted,
    'aria-autocomplete': 'list',
    'aria-invalid': input.invalid || undefined,
    'aria-describedby': input.describedBy,
    autoComplete: 'off',
    spellCheck: false,
    disabled: input.disabled,
    onClick: list.show,
  } as const;
}
