import { canExpand, type ObjectFieldTemplateProps, type WrapIfAdditionalTemplateProps } from '@rjsf/utils';
import { Plus, Trash2 } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Input } from '#components/ui/input.tsx';

/** The root is a plain column; nested objects are named groups with a line beside them. */
export function ObjectFieldTemplate(props: ObjectFieldTemplateProps) {
  const { title, description, properties, schema, uiSchema, formData, fieldPathId, disabled, readonly } =
    props;
  const inside = (
    <>
      <div className="grid grid-cols-2 gap-x-4 gap-y-4 max-md:grid-cols-1">
        {properties.map((property) => (
          <div
            key={property.name}
            className={cx(property.hidden && 'hidden', 'col-span-full has-[>.half]:col-span-1')}
          >
            {property.content}
          </div>
        ))}
      </div>
      {canExpand(schema, uiSchema, formData) ? (
        <Button size="sm" className="mt-3" disabled={disabled || readonly} onClick={props.onAddProperty}>
          <Plus aria-hidden size={14} /> Add a key
        </Button>
      ) : null}
    </>
  );
  const bare = fieldPathId.path.length === 0 || uiSchema?.['ui:options']?.label === false;
  if (bare) return <div id={fieldPathId.$id}>{inside}</div>;
  return (
    <fieldset id={fieldPathId.$id} className="min-w-0 border-l-2 border-line pl-4">
      <legend className="float-left mb-2 w-full font-strong">{title}</legend>
      {description ? <p className="clear-both mb-2 text-xs text-ink-3">{description}</p> : null}
      <div className="clear-both">{inside}</div>
    </fieldset>
  );
}

/** A key the schema does not name: its name can be changed and it can be taken away. */
export function WrapIfAdditionalTemplate(props: WrapIfAdditionalTemplateProps) {
  const { id, label, schema, children, disabled, readonly, onKeyRenameBlur, onRemoveProperty, classNames } =
    props;
  if (!('__additional_property' in schema))
    return <div className={cx('min-w-0', classNames)}>{children}</div>;
  return (
    <div className="flex items-end gap-2">
      <div className="flex w-2/5 flex-col gap-1.25">
        <label htmlFor={`${id}-key`} className="font-medium">
          Key
        </label>
        <Input
          id={`${id}-key`}
          key={label}
          defaultValue={label}
          disabled={disabled}
          onBlur={onKeyRenameBlur}
        />
      </div>
      <div className="min-w-0 flex-1">{children}</div>
      <IconButton
        label={`Remove ${label}`}
        icon={<Trash2 size={16} />}
        disabled={disabled || readonly}
        onClick={onRemoveProperty}
      />
    </div>
  );
}
