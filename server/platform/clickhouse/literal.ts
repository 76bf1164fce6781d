/**
 * Writes a parameter as a ClickHouse literal of the type named in the query's placeholder.
 * The embedded engine binds parameters under one lock for the whole process (a second bound query waited 1.5 s
 * behind a heavy one, an unbound one 5 ms), so values are written into the text here, and only here.
 */
export type Param =
  | string
  | number
  | bigint
  | boolean
  | null
  | Date
  | readonly (string | number | bigint | boolean | null)[];

const placeholder = /\{([A-Za-z_][A-Za-z0-9_]*):([^{}]+)\}/g;

/** Replaces every `{name:Type}`; a missing parameter or a value that does not fit its type is an error. */
export function inline(sql: string, params: Readonly<Record<string, Param>>): string {
  return sql.replace(placeholder, (_, name: string, type: string) => {
    const value = params[name];
    if (value === undefined) throw new RangeError(`query parameter ${name} is missing`);
    return literal(value, type.trim(), name);
  });
}

function literal(value: Param, type: string, name: string): string {
  const inner = (wrapper: string) =>
    type.startsWith(`${wrapper}(`) && type.endsWith(")") ? type.slice(wrapper.length + 1, -1) : undefined;
  const low = inner("LowCardinality");
  if (low) return literal(value, low, name);
  const nullable = inner("Nullable");
  if (nullable)
    return value === null ? `CAST(NULL AS ${type})` : `CAST(${literal(value, nullable, name)} AS ${type})`;
  const element = inner("Array");
  if (element) {
    if (!Array.isArray(value)) throw misfit(name, type, value);
    const items = (value as readonly Param[]).map((item) => literal(item, element, name));
    return items.length === 0 ? `CAST([] AS ${type})` : `CAST([${items.join(",")}] AS ${type})`;
  }
  if (Array.isArray(value) || value === null) throw misfit(name, type, value);
  if (type === "Identifier") {
    if (typeof value !== "string" || !/^[A-Za-z_][A-Za-z0-9_]*$/.test(value)) throw misfit(name, type, value);
    return `\`${value}\``;
  }
  if (/^U?Int\d+$/.test(type)) {
    const text = typeof value === "boolean" ? (value ? "1" : "0") : String(value);
    if (!/^-?\d+$/.test(text)) throw misfit(name, type, value);
    return Number.isSafeInteger(Number(text)) && /^U?Int(8|16|32)$/.test(type)
      ? `to${type}(${text})`
      : `to${type}('${text}')`;
  }
  if (/^Float(32|64)$/.test(type)) {
    if (typeof value !== "number" || !Number.isFinite(value)) throw misfit(name, type, value);
    return `to${type}(${value})`;
  }
  if (type === "Bool") return value ? "true" : "false";
  const text = value instanceof Date ? dateText(value, type) : String(value);
  if (type === "String") return quote(text);
  return `CAST(${quote(text)} AS ${type})`;
}

/**
 * A String literal. Backslash and quote are the only characters that the engine's lexer reads inside quotes; what looks
 * like a placeholder (a file may call its column `{x:UInt8}`) is written so that nothing takes it for one.
 */
export function quote(text: string): string {
  const plain = text.replaceAll("\\", "\\\\").replaceAll("'", "\\'").replaceAll("\0", "\\0");
  return `'${plain.replace(/\{(?=[A-Za-z_]\w*[:}])/g, "\\x7B")}'`;
}

function dateText(value: Date, type: string): string {
  const iso = value.toISOString();
  if (type === "Date" || type === "Date32") return iso.slice(0, 10);
  return type.startsWith("DateTime64")
    ? iso.slice(0, 23).replace("T", " ")
    : iso.slice(0, 19).replace("T", " ");
}

function misfit(name: string, type: string, value: unknown): RangeError {
  return new RangeError(
    `query parameter ${name} should be ${type}, is ${JSON.stringify(value) ?? String(value)}`,
  );
}
