import { z } from "zod";

export interface JsonSchema {
  type?: string | string[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  description?: string;
  [key: string]: unknown;
}

const known = new WeakMap<z.ZodType, JsonSchema>();

/** The JSON Schema of what a verb takes, made once. */
export function inputSchema(shape: z.ZodType): JsonSchema {
  const found = known.get(shape);
  if (found) return found;
  const made = z.toJSONSchema(shape, { io: "input", unrepresentable: "any" }) as JsonSchema;
  known.set(shape, made);
  return made;
}

/** Texts from a query string or a command line, as the types that the schema names. Unknown fields stay texts. */
export function fromTexts(
  schema: JsonSchema,
  texts: Readonly<Record<string, readonly string[]>>,
): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const [name, values] of Object.entries(texts)) {
    const field = schema.properties?.[name];
    const value = field ? fromText(field, values) : values.length > 1 ? values : values[0];
    Object.defineProperty(input, name, { value, enumerable: true, writable: true, configurable: true });
  }
  return input;
}

function fromText(schema: JsonSchema, values: readonly string[]): unknown {
  const choices = alternatives(schema);
  const is = (type: string) => choices.some((choice) => typesOf(choice).includes(type));
  const text = values.at(-1) ?? "";
  const list = choices.find((choice) => typesOf(choice).includes("array"));
  if (list) {
    const whole = values.length === 1 && text.startsWith("[") ? parsed(text) : undefined;
    if (Array.isArray(whole)) return whole;
    return values.map((value) => fromText(list.items ?? {}, [value]));
  }
  if (choices.some((choice) => choice.const === text || choice.enum?.includes(text))) return text;
  if ((is("number") || is("integer")) && /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text)) return Number(text);
  if (is("boolean") && (text === "true" || text === "false")) return text === "true";
  if (is("null") && text === "null") return null;
  if (is("string")) return text;
  if (/^[[{]/.test(text)) return parsed(text) ?? text;
  return text;
}

function alternatives(schema: JsonSchema): JsonSchema[] {
  const inner = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  return inner ? inner.flatMap(alternatives) : [schema];
}

function typesOf(schema: JsonSchema): string[] {
  return schema.type === undefined ? [] : [schema.type].flat();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
