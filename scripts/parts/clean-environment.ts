import { inheritedEnvironment, readEnv } from '#lib/env.ts';

/** The names lib/env.ts asks for. */
export function configurationVariables(): string[] {
  const asked = new Set<string>();
  const listener = new Proxy<Record<string, string | undefined>>(
    {},
    {
      get(_, name) {
        asked.add(String(name));
        return undefined;
      },
    },
  );
  readEnv(listener);
  return [...asked];
}

/** Our environment without the configuration of any installation: tests bring their own. */
export function cleanEnvironment(): Record<string, string | undefined> {
  const ours = new Set(configurationVariables());
  return Object.fromEntries(Object.entries(inheritedEnvironment()).filter(([name]) => !ours.has(name)));
}
