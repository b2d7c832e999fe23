interface LockEntry {
  optionalDependencies?: Record<string, string>;
  resolved?: string;
}

export interface LockFile {
  packages: Record<string, LockEntry>;
}

/**
 * Registries publish the platform packages of a release one by one; a lock file written in between lacks
 * some, and `npm ci` fails on every other machine. Addresses of a registry would tie it to that one.
 */
export function lockFaults({ packages }: LockFile): string[] {
  const known = new Set(
    Object.keys(packages).map((place) => place.slice(place.lastIndexOf('node_modules/') + 13)),
  );
  return Object.entries(packages).flatMap(([place, { optionalDependencies = {}, resolved }]) => [
    ...Object.keys(optionalDependencies)
      .filter((name) => !known.has(name))
      .map((name) => `package-lock.json: ${place || 'the project'} wants ${name}, which has no entry`),
    ...(resolved ? [`package-lock.json: ${place} names the registry it came from`] : []),
  ]);
}
