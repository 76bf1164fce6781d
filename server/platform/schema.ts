import { z } from "zod";
import { maskable, permissions, roles } from "./roles.ts";

export const emailShape = z
  .email()
  .max(254)
  .transform((email) => email.toLowerCase());
export const passwordShape = z.string().min(10).max(128);
export const roleShape = z.enum(roles);
export const permissionShape = z.enum(permissions);
export const maskedShape = z.enum(maskable);
export const personShape = z
  .int()
  .min(1)
  .max(2 ** 31 - 1);

/** Which customers someone sees: all, or those of some owners (`own`: his own) or some regions (code prefixes). */
export const scopeShape = z.discriminatedUnion("all", [
  z.object({ all: z.literal(true) }),
  z.object({
    all: z.literal(false),
    own: z.boolean().default(false),
    owners: z.array(personShape).max(500).default([]),
    regions: z
      .array(z.string().regex(/^[1-9]\d{1,5}$/))
      .max(500)
      .default([]),
  }),
]);

export const userShape = z.object({
  person: z.number(),
  name: z.string(),
  email: z.string().nullable(),
  role: roleShape,
  scope: scopeShape,
  disabled: z.boolean(),
  createdAt: z.string(),
  lastSeenAt: z.string().nullable(),
});

export const jobShape = z.object({
  id: z.string(),
  kind: z.string(),
  state: z.enum(["queued", "running", "done", "failed", "cancelled"]),
  progress: z.number(),
  total: z.number().nullable(),
  note: z.unknown(),
  error: z.unknown(),
  result: z.unknown(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
});
