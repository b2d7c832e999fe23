import type { ThemeProps } from '@rjsf/core';
import { JsonField } from './fields/json-field.tsx';
import {
  ArrayFieldItemButtonsTemplate,
  ArrayFieldItemTemplate,
  ArrayFieldTemplate,
} from './templates/array-templates.tsx';
import { FieldTemplate } from './templates/field-template.tsx';
import { ObjectFieldTemplate, WrapIfAdditionalTemplate } from './templates/object-templates.tsx';
import {
  FieldHelpTemplate,
  MultiSchemaFieldTemplate,
  Nothing,
  UnsupportedFieldTemplate,
} from './templates/small-templates.tsx';
import { BaseInput } from './widgets/base-input.tsx';
import { CheckboxWidget, RadioWidget, SegmentedWidget, SelectWidget } from './widgets/choice-widgets.tsx';
import { DateTimeWidget, DateWidget } from './widgets/date-time-widgets.tsx';
import { EntityPicker, TeamPicker, UserPicker } from './widgets/entity-picker.tsx';
import { TagsWidget } from './widgets/tags-widget.tsx';
import {
  EmailWidget,
  MarkdownWidget,
  MultiLineWidget,
  PasswordWidget,
  TextWidget,
  UrlWidget,
  YamlWidget,
} from './widgets/text-widgets.tsx';

/** Widgets by the names documents use in `ui:widget`, and by the formats of properties. */
const widgets: ThemeProps['widgets'] = {
  TextWidget,
  EmailWidget,
  URLWidget: UrlWidget,
  PasswordWidget,
  TextareaWidget: MultiLineWidget,
  SelectWidget,
  RadioWidget,
  CheckboxWidget,
  CheckboxesWidget: SelectWidget,
  DateWidget,
  DateTimeWidget,
  UpDownWidget: TextWidget,
  EntityPicker,
  UserPicker,
  TeamPicker,
  Tags: TagsWidget,
  Markdown: MarkdownWidget,
  Yaml: YamlWidget,
  MultiLine: MultiLineWidget,
  DateTime: DateTimeWidget,
  Segmented: SegmentedWidget,
  entity: EntityPicker,
  user: UserPicker,
  team: TeamPicker,
  markdown: MarkdownWidget,
  yaml: YamlWidget,
  proto: YamlWidget,
  'multi-line': MultiLineWidget,
  timer: DateTimeWidget,
  url: UrlWidget,
  'labeled-url': TextWidget,
  email: EmailWidget,
};

const templates: ThemeProps['templates'] = {
  FieldTemplate,
  ObjectFieldTemplate,
  WrapIfAdditionalTemplate,
  ArrayFieldTemplate,
  ArrayFieldItemTemplate,
  ArrayFieldItemButtonsTemplate,
  BaseInputTemplate: BaseInput,
  DescriptionFieldTemplate: Nothing,
  FieldErrorTemplate: Nothing,
  FieldHelpTemplate,
  ErrorListTemplate: Nothing,
  TitleFieldTemplate: Nothing,
  ArrayFieldTitleTemplate: Nothing,
  ArrayFieldDescriptionTemplate: Nothing,
  MultiSchemaFieldTemplate,
  UnsupportedFieldTemplate,
  ButtonTemplates: { SubmitButton: Nothing },
};

export const formTheme: ThemeProps = { widgets, templates, fields: { JsonField } };
