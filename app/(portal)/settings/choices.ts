import type { ComboOption } from '#components/ui/combobox-option.ts';
import type { Context } from '#lib/access/server/context.ts';
import { listTeams } from '#lib/access/server/list-teams.ts';
import { listBlueprints } from '#lib/blueprints/server/list-blueprints.ts';

export interface Choices {
  teams: ComboOption[];
  blueprints: ComboOption[];
}

/** What a person or an invitation can be given. Who is who is nobody's to moderate. */
export async function choices(ctx: Context): Promise<Choices> {
  const [teams, blueprints] = await Promise.all([listTeams(ctx), listBlueprints(ctx)]);
  return {
    teams: teams.map(({ identifier, title }) => ({ value: identifier, label: title, hint: identifier })),
    blueprints: blueprints
      .filter(({ identifier }) => !identifier.startsWith('_'))
      .map(({ identifier, document }) => ({
        value: identifier,
        label: document.title ?? identifier,
        hint: identifier,
      })),
  };
}
