import type { Output } from "../call.ts";

export type Role = Output<"listUsers">["users"][number]["role"];

export const roles: readonly Role[] = ["administrator", "manager", "analyst", "sales", "service", "viewer"];
