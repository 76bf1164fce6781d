import fc from "fast-check";
import type { JsonSchema } from "../doors/textInput.ts";

/** What people, programs and attackers send: nothing, too much, the wrong kind, the edges of every type. */
const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    "",
    " ",
    "\0",
    "\ud800",
    "中文🎉\u202e",
    "'; drop table party; --",
    "{x:String}",
    "%_\\",
    "../../etc/passwd",
    "__proto__",
    "9999-12-31",
    "0000-00-00",
    "2026-02-30T25:61:61Z",
    "1e999",
    "NaN",
    -1,
    0,
    1.5,
    2 ** 31,
    2 ** 53,
    -(2 ** 63),
    1e308,
    true,
    [],
    {},
    [[[[[]]]]],
    { all: false },
  ),
  fc.string({ maxLength: 40, unit: "binary" }),
  fc.constant("长".repeat(5000)),
  fc.constant(Array.from({ length: 2000 }, (_, i) => i)),
  fc.double(),
);

/** Values of a schema's shape, with something hostile in every sixth place. */
export function inputs(schema: JsonSchema, depth = 0): fc.Arbitrary<unknown> {
  const fitting = fit(schema, depth);
  return depth === 0
    ? fc.oneof({ arbitrary: fitting, weight: 9 }, { arbitrary: hostile, weight: 1 })
    : fc.oneof({ arbitrary: fitting, weight: 5 }, { arbitrary: hostile, weight: 1 });
}

function fit(schema: JsonSchema, depth: number): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const several = schema.anyOf ?? schema.oneOf;
  if (several) return fc.oneof(...several.map((one) => fit(one, depth)));
  if (schema.allOf) return fit(Object.assign({}, ...schema.allOf) as JsonSchema, depth);
  const type = [schema.type ?? "any"].flat()[0];
  if (type === "object") return object(schema, depth);
  if (type === "array")
    return fc.array(inputs(schema.items ?? {}, depth + 1), {
      minLength: Number(schema.minItems ?? 0),
      maxLength: 4,
    });
  if (type === "string") return text(schema);
  if (type === "integer" || type === "number") return number(schema, type === "integer");
  if (type === "boolean") return fc.boolean();
  if (type === "null") return fc.constant(null);
  return hostile;
}

function object(schema: JsonSchema, depth: number): fc.Arbitrary<unknown> {
  const fields = Object.entries(schema.properties ?? {});
  const shape = Object.fromEntries(fields.map(([name, field]) => [name, inputs(field, depth + 1)]));
  if (fields.length === 0 && typeof schema.additionalProperties === "object")
    return fc.dictionary(
      fc.string({ maxLength: 12 }),
      inputs(schema.additionalProperties as JsonSchema, depth + 1),
      {
        maxKeys: 4,
      },
    );
  return fc.record(shape, { requiredKeys: (schema.required ?? []).filter((name) => name in shape) });
}

function text(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.format === "uuid") return fc.uuid();
  if (schema.format === "email") return fc.emailAddress();
  const dates = {
    min: new Date("1900-01-01T00:00:00Z"),
    max: new Date("2199-12-31T00:00:00Z"),
    noInvalidDate: true,
  };
  if (schema.format === "date-time") return fc.date(dates).map((at) => at.toISOString());
  if (schema.format === "date") return fc.date(dates).map((at) => at.toISOString().slice(0, 10));
  const maxLength = Math.min(Number(schema.maxLength ?? 30), 30);
  if (typeof schema.pattern === "string") return matching(schema.pattern, maxLength);
  return fc.string({ maxLength, unit: "grapheme" });
}

/** Not every expression can be turned round; then any text has to do. */
function matching(pattern: string, maxLength: number): fc.Arbitrary<unknown> {
  try {
    return fc.stringMatching(new RegExp(pattern), { maxLength: Math.max(maxLength, 12) });
  } catch {
    return fc.string({ maxLength });
  }
}

function number(schema: JsonSchema, whole: boolean): fc.Arbitrary<unknown> {
  const min = Math.max(Number(schema.minimum ?? -(2 ** 31)), -(2 ** 53) + 1);
  const max = Math.min(Number(schema.maximum ?? 2 ** 31), 2 ** 53 - 1);
  if (!(min <= max)) return fc.constant(min);
  return whole
    ? fc.oneof(fc.integer({ min: Math.ceil(min), max: Math.floor(max) }), fc.constant(Math.ceil(min)))
    : fc.double({ min, max, noNaN: true });
}
