import {
  type ArrayFieldItemButtonsTemplateProps,
  type ArrayFieldItemTemplateProps,
  type ArrayFieldTemplateProps,
  descriptionId,
} from '@rjsf/utils';
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { FoldedText } from '#components/ui/folded-text.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';

export function ArrayFieldTemplate(props: ArrayFieldTemplateProps) {
  const { fieldPathId, title, schema, required, items, canAdd, onAddClick, disabled, readonly } = props;
  return (
    <fieldset id={fieldPathId.$id} className="min-w-0">
      <legend className="mb-1 font-medium wrap-anywhere">
        {title}
        {required ? null : <span className="ml-1.5 text-xs font-regular text-ink-3">optional</span>}
      </legend>
      {schema.description ? (
        <p className="mb-1.5 text-xs text-ink-3 wrap-anywhere">
          <FoldedText id={descriptionId(fieldPathId)}>{schema.description}</FoldedText>
        </p>
      ) : null}
      <div className="flex flex-col gap-2">{items}</div>
      {canAdd ? (
        <Button size="sm" className="mt-2" disabled={disabled || readonly} onClick={onAddClick}>
          <Plus aria-hidden size={14} /> Add
        </Button>
      ) : null}
    </fieldset>
  );
}

export function ArrayFieldItemTemplate(props: ArrayFieldItemTemplateProps) {
  const { children, hasToolbar, buttonsProps, index, registry } = props;
  const Buttons = registry.templates.ArrayFieldItemButtonsTemplate;
  return (
    <fieldset aria-label={`Item ${index + 1}`} className="flex min-w-0 items-start gap-2">
      <div className="min-w-0 flex-1">{children}</div>
      {hasToolbar ? <Buttons {...buttonsProps} /> : null}
    </fieldset>
  );
}

export function ArrayFieldItemButtonsTemplate(props: ArrayFieldItemButtonsTemplateProps) {
  const {
    hasMoveUp,
    hasMoveDown,
    hasRemove,
    onMoveUpItem,
    onMoveDownItem,
    onRemoveItem,
    disabled,
    readonly,
  } = props;
  const off = disabled || readonly;
  return (
    <div className="flex shrink-0">
      {hasMoveUp || hasMoveDown ? (
        <>
          <IconButton
            label="Move up"
            icon={<ArrowUp size={16} />}
            disabled={off || !hasMoveUp}
            onClick={onMoveUpItem}
          />
          <IconButton
            label="Move down"
            icon={<ArrowDown size={16} />}
            disabled={off || !hasMoveDown}
            onClick={onMoveDownItem}
          />
        </>
      ) : null}
      {hasRemove ? (
        <IconButton label="Remove" icon={<Trash2 size={16} />} disabled={off} onClick={onRemoveItem} />
      ) : null}
    </div>
  );
}
