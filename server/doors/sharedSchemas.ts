import { z } from "zod";
import type { JsonSchema } from "./textInput.ts";

/**
 * The shapes of one document. A shape that is its own part (a rule within a rule) is kept once under a name of its
 * own; verbs that take the same rule share it.
 */
export function sharedSchemas() {
  const schemas: Record<string, JsonSchema> = {};
  const byText = new Map<string, string>();

  const place = (name: string) => `#/components/schemas/${name}`;

  /** Adds a shape under a name; its inner definitions move beside it. */
  const add = (name: string, shape: z.ZodType, io: "input" | "output"): void => {
    const { $schema, $defs, ...schema } = z.toJSONSchema(shape, { io, unrepresentable: "any" }) as JsonSchema;
    const fresh = [name];
    const moved = new Map<string, string>([["#", place(name)]]);
    for (const [inner, definition] of Object.entries(($defs ?? {}) as Record<string, JsonSchema>)) {
      const text = JSON.stringify(definition);
      const known = byText.get(text);
      const own = known ?? `${name}${inner.replace(/^_+/, "_")}`;
      moved.set(`#/$defs/${inner}`, place(own));
      if (known === undefined) {
        byText.set(text, own);
        schemas[own] = definition;
        fresh.push(own);
      }
    }
    schemas[name] = schema;
    for (const at of fresh) schemas[at] = renamed(schemas[at], moved) as JsonSchema;
  };
  return { schemas, add, place };
}

function renamed(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => renamed(item, names));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      key === "$ref" && typeof item === "string" ? (names.get(item) ?? item) : renamed(item, names),
    ]),
  );
}
