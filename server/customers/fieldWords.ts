import { fieldNames } from "./messages.ts";

const ownField = { zh: "公司自定义的这个字段", en: "this field of the company’s own" };

/** What a field is called, as the sentences of refusals take it: `{field}` in Chinese, `{name}` in English. */
export function fieldWords(field: string): { field: string; name: string } {
  const { zh, en } = field.startsWith("custom.") ? ownField : (fieldNames[field] ?? { zh: field, en: field });
  return { field: zh, name: en };
}
