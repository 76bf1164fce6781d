import { customFields } from "../customers/customFields.ts";
import type { CustomField } from "../customers/schema.ts";
import type { Db, Trx } from "../platform/database.ts";
import { refuse } from "../refuse.ts";
import type { Rule, RuleNode } from "./rule/schema.ts";

/** Of the company's own fields a rule asks only what their type can answer. */
export async function refuseWrongFields(db: Db | Trx, given: Rule): Promise<void> {
  const asked = ownFieldsOf(given.where);
  if (asked.length === 0) return;
  const fields = new Map((await customFields(db)).map((field) => [field.id, field]));
  for (const { field, ask } of asked) {
    const known = fields.get(field);
    if (!known) throw refuse("segments.no_such_field", { field });
    if (ask.as !== "filled" && ask.as !== known.type)
      throw refuse("segments.field_of_another_type", { field: nameOf(known) });
  }
}

type OwnField = Extract<RuleNode, { kind: "ownField" }>;

function ownFieldsOf(node: RuleNode): OwnField[] {
  if (node.kind === "all" || node.kind === "any") return node.of.flatMap(ownFieldsOf);
  if (node.kind === "not") return ownFieldsOf(node.of);
  return node.kind === "ownField" ? [node] : [];
}

const nameOf = ({ zh, en }: CustomField) => (zh === en ? zh : `${zh} / ${en}`);
