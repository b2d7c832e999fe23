import type { UserInputs } from './input-schema.ts';

/** A heading, or none, and the inputs below it. */
interface FormSection {
  id: string | null;
  title: string | null;
  description: string | null;
  inputs: string[];
}

export interface FormStep {
  title: string | null;
  sections: FormSection[];
}

/** Apart from each other: an input may have the name of a heading. */
interface Placed {
  headings: Set<string>;
  inputs: Set<string>;
}

/**
 * In which order and below which headings the inputs of an action stand: `order` mixes names of inputs and
 * of `titles`; `steps` have one each. What no order names stands at the end. Always at least one step, and every
 * input in exactly one place.
 */
export function formLayout(userInputs: UserInputs | null | undefined): FormStep[] {
  const names = Object.keys(userInputs?.properties ?? {});
  const steps = (userInputs?.steps ?? []).map((step) => ({
    title: step.title as string | null,
    order: step.order ?? [],
  }));
  const ordered = steps.length > 0 ? steps : [{ title: null, order: userInputs?.order ?? [] }];
  const placed: Placed = { headings: new Set(), inputs: new Set() };
  const layout = ordered.map(({ title, order }) => ({
    title,
    sections: sectionsOf(order, userInputs, placed),
  }));
  const rest = names.filter((name) => !placed.inputs.has(name));
  const last = layout.at(-1);
  if (last && rest.length > 0) {
    const section = last.sections.at(-1);
    if (section) section.inputs.push(...rest);
    else last.sections.push({ ...untitled(), inputs: rest });
  }
  return layout;
}

function sectionsOf(
  order: readonly string[],
  userInputs: UserInputs | null | undefined,
  placed: Placed,
): FormSection[] {
  const { properties, titles } = userInputs ?? {};
  const sections: FormSection[] = [];
  for (const name of order) {
    const heading = titles && Object.hasOwn(titles, name) ? titles[name] : undefined;
    if (heading && !placed.headings.has(name)) {
      sections.push({ id: name, title: heading.title, description: heading.description ?? null, inputs: [] });
      placed.headings.add(name);
    } else if (properties && Object.hasOwn(properties, name) && !placed.inputs.has(name)) {
      if (sections.length === 0) sections.push(untitled());
      sections.at(-1)?.inputs.push(name);
      placed.inputs.add(name);
    }
  }
  return sections;
}

function untitled(): FormSection {
  return { id: null, title: null, description: null, inputs: [] };
}
