import { canExpand, type ObjectFieldTemplateProps, type WrapIfAdditionalTemplateProps } from '@rjsf/utils';
import { Plus, Trash2 } from 'lucide-react';
import { useContext } from 'react';
import { Button } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { FoldedText } from '#components/ui/folded-text.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Input } from '#components/ui/input.tsx';
import type { FormStep } from '#lib/actions/form-layout.ts';
import type { FormValue } from '../form-schema.ts';
import { StepRailContext } from '../use-steps.ts';
import { StepRail } from './step-rail.tsx';

/** The root is a plain column, under headings when it has some; nested objects are named groups. */
export function ObjectFieldTemplate(props: ObjectFieldTemplateProps) {
  const { title, description, schema, uiSchema, formData, fieldPathId, disabled, readonly } = props;
  const steps = uiSchema?.['ui:options']?.steps as FormStep[] | undefined;
  const inside = (
    <>
      <Layout steps={steps} {...props} />
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
      <legend className="float-left mb-2 w-full font-strong wrap-anywhere">{title}</legend>
      {description ? (
        <p className="clear-both mb-2 text-xs text-ink-3 wrap-anywhere">
          {typeof description === 'string' ? <FoldedText>{description}</FoldedText> : description}
        </p>
      ) : null}
      <div className="clear-both">{inside}</div>
    </fieldset>
  );
}

function Layout({ steps, ...props }: ObjectFieldTemplateProps & { steps: FormStep[] | undefined }) {
  const rail = useContext(StepRailContext);
  if (!steps) return <Fields {...props} />;
  if (!rail || props.fieldPathId.path.length > 0)
    return <Sections steps={steps} properties={props.properties} />;
  const { properties } = props;
  return (
    <StepRail rail={rail} values={props.formData as FormValue}>
      {(step) => <Sections steps={[step]} properties={properties} onlyPlaced />}
    </StepRail>
  );
}

function Fields({ properties }: Pick<ObjectFieldTemplateProps, 'properties'>) {
  return (
    <div className="grid grid-cols-2 gap-4 max-md:grid-cols-1">
      {properties.map(({ name, content, hidden }) => (
        <div key={name} className={cx(hidden && 'hidden', 'col-span-full min-w-0 has-[>.half]:col-span-1')}>
          {content}
        </div>
      ))}
    </div>
  );
}

interface SectionsProps {
  steps: FormStep[];
  properties: ObjectFieldTemplateProps['properties'];
  /** one step of several: its title stands in the rail, and what it does not name stands elsewhere */
  onlyPlaced?: boolean;
}

function Sections({ steps, properties, onlyPlaced = false }: SectionsProps) {
  const sections = steps.flatMap((step) =>
    step.sections.map((section, index) => ({
      ...section,
      title: section.title ?? (index === 0 && !onlyPlaced ? step.title : null),
    })),
  );
  const placed = new Set(sections.flatMap((section) => section.inputs));
  const rest = onlyPlaced ? [] : properties.filter(({ name }) => !placed.has(name));
  return (
    <div className="flex flex-col gap-7">
      {sections.map((section) => {
        const fields = properties.filter(({ name }) => section.inputs.includes(name));
        if (fields.length === 0) return null;
        return (
          <section key={section.inputs.join(' ')}>
            {section.title ? <h2 className="mb-1">{section.title}</h2> : null}
            {section.description ? (
              <p className="mb-3 wrap-anywhere text-ink-2">
                <FoldedText>{section.description}</FoldedText>
              </p>
            ) : null}
            <Fields properties={fields} />
          </section>
        );
      })}
      {rest.length > 0 ? <Fields properties={rest} /> : null}
    </div>
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
