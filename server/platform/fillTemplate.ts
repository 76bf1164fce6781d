/** Words with fields in braces and nothing else: no logic, no code. `{name|您}` names what stands where the field is empty. */
const field = /\{([a-zA-Z]+)(?:\|([^{}]*))?\}/g;

/** The fields that a template names, each once. */
export function templateFields(template: string): string[] {
  return [...new Set([...template.matchAll(field)].map((match) => match[1]!))];
}

/** The template with its fields filled in. A field without a value and without a fallback leaves nothing behind. */
export function fillTemplate(template: string, values: Readonly<Record<string, string | null>>): string {
  return template
    .replace(
      field,
      (_, name: string, fallback: string | undefined) =>
        (Object.hasOwn(values, name) ? values[name] : null) || (fallback ?? ""),
    )
    .replace(/[ \t]{2,}/g, " ")
    .trim();
}
