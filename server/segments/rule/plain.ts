import type { Condition, Definition, Rule, RuleNode } from "./schema.ts";

/** A rule whose segments have been replaced: rule segments by their rules, lists by who stands on them. */
export type PlainCondition = Exclude<Condition, { kind: "segment" }> | { kind: "listed"; segment: number };
export type PlainNode =
  | PlainCondition
  | { kind: "all"; of: PlainNode[] }
  | { kind: "any"; of: PlainNode[] }
  | { kind: "not"; of: PlainNode };
export interface PlainRule {
  where: PlainNode;
  definition: Definition;
}

/** What another segment is: a rule, or a list of people. */
export type SegmentRule = { kind: "rule"; rule: Rule } | { kind: "list" };

/** The segments that a rule names itself, not through others. */
export function namedSegments(node: RuleNode): number[] {
  const found = new Set<number>();
  const walk = (at: RuleNode) => {
    if (at.kind === "all" || at.kind === "any") at.of.forEach(walk);
    else if (at.kind === "not") walk(at.of);
    else if (at.kind === "segment") found.add(at.segment);
  };
  walk(node);
  return [...found].sort((a, b) => a - b);
}

/**
 * Writes the rules of other segments in place of their numbers. One that counts purchases by another definition keeps
 * its own: it is read as the list of its kept members.
 */
export function plainRule(rule: Rule, others: ReadonlyMap<number, SegmentRule>): PlainRule {
  const plain = (at: RuleNode, path: readonly number[]): PlainNode => {
    if (at.kind === "all" || at.kind === "any")
      return { kind: at.kind, of: at.of.map((part) => plain(part, path)) };
    if (at.kind === "not") return { kind: "not", of: plain(at.of, path) };
    if (at.kind !== "segment") return at;
    const other = others.get(at.segment);
    if (!other) throw new UnknownSegment(at.segment);
    if (other.kind === "list") return { kind: "listed", segment: at.segment };
    if (path.includes(at.segment)) throw new SegmentCycle([...path, at.segment]);
    const inside = plain(other.rule.where, [...path, at.segment]);
    const same = JSON.stringify(other.rule.definition) === JSON.stringify(rule.definition);
    return same ? inside : { kind: "listed", segment: at.segment };
  };
  return { where: plain(rule.where, []), definition: rule.definition };
}

export class UnknownSegment extends Error {
  constructor(readonly segment: number) {
    super(`segment ${segment} is not there`);
  }
}
export class SegmentCycle extends Error {
  constructor(readonly path: readonly number[]) {
    super(`segments go round in a circle: ${path.join(" → ")}`);
  }
}
