import type { Task } from "../../server/followup/schema.ts";
import type { useSay } from "../language.tsx";

/** A customer of the day's list by name, by number where the name is not known or not shown, or as just a customer. */
export const nameOf = (
  { name, number }: Pick<Task, "name" | "number">,
  say: ReturnType<typeof useSay>,
): string => name ?? number ?? say({ zh: "客户", en: "Customer" });
