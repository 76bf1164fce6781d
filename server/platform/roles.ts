/** Who may do what. One table; the manual and the settings page print it. */
export const roles = ["administrator", "manager", "analyst", "sales", "service", "viewer"] as const;
export type Role = (typeof roles)[number];

export const permissions = [
  "open", // needs no sign-in: an invitation carries its own proof
  "session:read", // who am I, my own settings
  "metrics:read", // figures without names
  "metrics:sql", // the values in the SQL behind a figure
  "customers:read",
  "customers:write",
  "customers:merge",
  "customers:export",
  "customers:erase",
  "segments:read",
  "segments:write",
  "ingest:read",
  "ingest:write",
  "followup:read", // the day's list, contacts, strategies
  "followup:write",
  "strategies:write",
  "products:read",
  "products:write",
  "dashboards:write", // dashboards of one's own, notes at dates
  "settings:read",
  "settings:write",
  "users:manage",
  "keys:own", // API keys that may never do more than their owner
  "audit:read",
  "jobs:read",
  "backup:run",
] as const;
export type Permission = (typeof permissions)[number];

const everyone: Permission[] = ["open", "session:read", "metrics:read", "products:read", "jobs:read"];
const table: Record<Role, readonly Permission[]> = {
  administrator: permissions,
  manager: permissions.filter((p) => !["users:manage", "backup:run", "customers:erase"].includes(p)),
  analyst: [
    ...everyone,
    "metrics:sql",
    "customers:read",
    "customers:export",
    "segments:read",
    "segments:write",
    "followup:read",
    "ingest:read",
    "dashboards:write",
    "settings:read",
    "keys:own",
  ],
  sales: [
    ...everyone,
    "customers:read",
    "customers:write",
    "segments:read",
    "followup:read",
    "followup:write",
    "dashboards:write",
  ],
  service: [
    ...everyone,
    "customers:read",
    "customers:write",
    "segments:read",
    "followup:read",
    "followup:write",
    "dashboards:write",
  ],
  viewer: everyone,
};

export function permissionsOf(role: Role): ReadonlySet<Permission> {
  return new Set(table[role]);
}

/** Personal fields that some roles do not see. Masked fields are neither shown, searched, sorted, filtered nor exported. */
export const maskable = ["name", "phone", "email", "birthday", "address", "income"] as const;
export type MaskedField = (typeof maskable)[number];

const masks: Record<Role, readonly MaskedField[]> = {
  administrator: [],
  manager: [],
  analyst: ["phone", "email", "address"],
  sales: ["income"],
  service: ["income"],
  viewer: maskable,
};

export function masksOf(role: Role): ReadonlySet<MaskedField> {
  return new Set(masks[role]);
}

/** What rows someone sees: everything, or the customers of some owners or some regions (code prefixes). */
export type StoredScope = { all: true } | { all: false; own: boolean; owners: number[]; regions: string[] };
export type RowScope = { all: true } | { all: false; owners: readonly number[]; regions: readonly string[] };

export function rowScope(stored: StoredScope, person: number): RowScope {
  if (stored.all) return stored;
  return {
    all: false,
    owners: stored.own ? [...stored.owners, person] : stored.owners,
    regions: stored.regions,
  };
}
