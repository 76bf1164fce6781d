import type { CommandOptions } from "../../command.ts";
import type { Verb } from "../../verb.ts";
import { fromTexts, inputSchema, type JsonSchema } from "../textInput.ts";

/** Names that every command uses for itself; a verb's field of such a name is given in `--input`. */
const ownFlags = new Set(["input", "json", "data", "lang", "wait", "help", "version"]);

export interface Flag {
  field: string;
  flags: string;
  takes: string;
}

/** One flag a field of the verb's input. */
export function flagsOf(verb: Verb): Flag[] {
  const schema = inputSchema(verb.input);
  return Object.entries(schema.properties ?? {})
    .filter(([field]) => !ownFlags.has(field))
    .map(([field, shape]) => ({ field, flags: `--${field} <value...>`, takes: shapeWords(shape) }));
}

/** The fields of `--input` first, then the flags; undefined where `--input` is no JSON object. */
export function inputOf(verb: Verb, options: CommandOptions): Record<string, unknown> | undefined {
  const whole = typeof options.input === "string" ? objectIn(options.input) : {};
  if (!whole) return undefined;
  const texts: Record<string, string[]> = {};
  for (const { field } of flagsOf(verb)) {
    const given = options[field];
    if (given !== undefined) texts[field] = [given].flat().map(String);
  }
  return { ...whole, ...fromTexts(inputSchema(verb.input), texts) };
}

function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function shapeWords(shape: JsonSchema): string {
  const several = shape.anyOf ?? shape.oneOf;
  if (several) return [...new Set(several.map(shapeWords))].join(" | ");
  if (shape.enum) return shape.enum.map(String).join(" | ");
  if (shape.const !== undefined) return String(shape.const);
  if (shape.type === "array") return `${shapeWords(shape.items ?? {})} …`;
  const after = shape.default === undefined ? "" : ` (${JSON.stringify(shape.default)})`;
  return `${[shape.type ?? "JSON"].flat().join(" | ")}${after}`;
}
