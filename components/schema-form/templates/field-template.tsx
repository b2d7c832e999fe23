import { descriptionId, errorId, type FieldTemplateProps } from '@rjsf/utils';
import type { ReactNode } from 'react';
import { FieldError } from '#components/ui/field-error.tsx';
import { FoldedText } from '#components/ui/folded-text.tsx';

/** Label above, control, error, help. A hidden field keeps its value and takes no room. */
export function FieldTemplate(props: FieldTemplateProps) {
  const {
    id,
    label,
    required,
    displayLabel,
    rawErrors = [],
    rawDescription,
    hidden,
    children,
    schema,
    uiSchema,
  } = props;
  if (hidden) return <div hidden>{children}</div>;
  const isRoot = props.fieldPathId.path.length === 0;
  const isOwnField = uiSchema?.['ui:field'] === 'JsonField' || schema.type === 'object';
  if (isRoot || isOwnField) return <Body {...props} />;
  return (
    <Body {...props}>
      {displayLabel ? (
        <div className="flex items-baseline gap-1.5">
          <label htmlFor={id} className="font-medium wrap-anywhere">
            {label}
          </label>
          {required ? null : <span className="text-xs text-ink-3">optional</span>}
        </div>
      ) : null}
      {children}
      {rawErrors[0] ? <FieldError id={errorId(id)}>{rawErrors[0]}</FieldError> : null}
      {rawDescription ? (
        <div className="text-xs text-ink-3 wrap-anywhere max-md:text-sm">
          <FoldedText id={descriptionId(id)}>{rawDescription}</FoldedText>
        </div>
      ) : null}
      {props.help}
    </Body>
  );
}

type BodyProps = Omit<FieldTemplateProps, 'children'> & { children: ReactNode };

function Body({ registry, classNames: _, children, ...props }: BodyProps) {
  const Wrap = registry.templates.WrapIfAdditionalTemplate;
  const half = props.uiSchema?.['ui:options']?.half === true;
  return (
    <Wrap {...props} registry={registry} {...(half ? { classNames: 'half' } : {})}>
      <div className="flex min-w-0 flex-col gap-1.25">{children}</div>
    </Wrap>
  );
}
