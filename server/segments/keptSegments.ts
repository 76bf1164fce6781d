import type { Db, Trx } from "../platform/database.ts";
import { refuse } from "../refuse.ts";
import type { Actor } from "../verb.ts";
import { maskedFact } from "./maskedFact.ts";
import {
  namedSegments,
  type PlainRule,
  plainRule,
  SegmentCycle,
  type SegmentRule,
  UnknownSegment,
} from "./rule/plain.ts";
import { type Rule, type RuleNode, rule } from "./rule/schema.ts";

export interface KeptSegment {
  id: number;
  name: string;
  folder: string;
  kind: "rule" | "list";
  rule: Rule | null;
  version: number;
  note: string;
  members: number | null;
  refreshedAt: Date | null;
  refreshedOn: string | null;
  refreshedVersion: number | null;
  createdBy: number | null;
  createdAt: Date;
}

/** All segments that are not deleted, by number. */
export async function keptSegments(db: Db | Trx): Promise<Map<number, KeptSegment>> {
  const rows = await db
    .selectFrom("segment")
    .selectAll()
    .where("deleted_at", "is", null)
    .orderBy("id")
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        name: row.name,
        folder: row.folder,
        kind: row.kind,
        rule: row.rule === null ? null : rule.parse(row.rule),
        version: row.version,
        note: row.note,
        members: row.members,
        refreshedAt: row.refreshed_at,
        refreshedOn: row.refreshed_on,
        refreshedVersion: row.refreshed_version,
        createdBy: row.created_by,
        createdAt: row.created_at,
      },
    ]),
  );
}

export async function keptSegment(db: Db | Trx, id: number): Promise<KeptSegment> {
  const segment = (await keptSegments(db)).get(id);
  if (!segment) throw refuse("segments.not_found");
  return segment;
}

export function rulesOf(segments: ReadonlyMap<number, KeptSegment>): ReadonlyMap<number, SegmentRule> {
  return new Map(
    [...segments.values()].map((one) => [
      one.id,
      one.rule ? { kind: "rule", rule: one.rule } : { kind: "list" },
    ]),
  );
}

/** A rule with the rules of the segments that it names written in, or a refusal in words. */
export function plainFor(given: Rule, segments: ReadonlyMap<number, KeptSegment>): PlainRule {
  try {
    return plainRule(given, rulesOf(segments));
  } catch (error) {
    if (error instanceof UnknownSegment) throw refuse("segments.gone", { id: error.segment });
    if (error instanceof SegmentCycle)
      throw refuse("segments.cycle", {
        path: error.path.map((id) => segments.get(id)?.name ?? String(id)).join(" → "),
      });
    throw error;
  }
}

/** Every segment that reaches these through its rule, and these themselves. */
export function dependents(
  ids: readonly number[],
  segments: ReadonlyMap<number, KeptSegment>,
): ReadonlySet<number> {
  const reached = new Set(ids);
  for (let before = -1; before !== reached.size; ) {
    before = reached.size;
    for (const { id, rule: own } of segments.values())
      if (own && namedSegments(own.where).some((named) => reached.has(named))) reached.add(id);
  }
  return reached;
}

/** A field that this reader is not shown cannot be asked about through a rule either. */
export function refuseMaskedFacts(actor: Actor, given: Rule) {
  const walk = (node: RuleNode) => {
    if (node.kind === "all" || node.kind === "any") node.of.forEach(walk);
    else if (node.kind === "not") walk(node.of);
    else if (node.kind === "ownField" && actor.hiddenFields?.includes(node.field))
      throw maskedFact(node.field);
    else if (maskedConditions(actor).includes(node.kind)) throw maskedFact(node.kind);
  };
  walk(given.where);
}

export function maskedConditions(actor: Actor): string[] {
  return actor.masked.has("birthday") ? ["age"] : [];
}
