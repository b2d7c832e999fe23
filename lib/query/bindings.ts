/** The caller, as far as a query may ask: `{context: "user", property}`. */
export interface QueryUser {
  id: string;
  email: string | null;
  name: string | null;
  role: string | null;
  teams: readonly string[];
}

/** What a query depends on besides the data. */
export interface Bindings {
  now: Date;
  /** null: nobody in particular; facts about the user then equal nothing */
  user: QueryUser | null;
}

/** The fact a query names, undefined when it is unknown; `known` tells whether there is such a fact at all. */
export function userFact(user: QueryUser | null, property: string): { known: boolean; value: unknown } {
  switch (property) {
    case 'id':
      return { known: true, value: user?.id };
    case 'email':
    case '$identifier':
    case 'identifier':
      return { known: true, value: user?.email ?? undefined };
    case 'name':
    case '$title':
      return { known: true, value: user?.name ?? undefined };
    case 'role':
    case 'port_role':
      return { known: true, value: user?.role ?? undefined };
    case 'team':
    case 'teams':
    case '$team':
      return { known: true, value: user?.teams };
    default:
      return { known: false, value: undefined };
  }
}
