import type { Language, Pair } from "../../refuse.ts";
import { contactNames, genderNames, partyKindNames, purposeNames, valueLevelNames } from "../messages.ts";
import { someOrNone } from "./aggregate.ts";
import { eventText, type Speech } from "./eventSentence.ts";
import { type OwnField, ownFieldText } from "./ownFieldSentence.ts";
import { goodsIn, purchaseText } from "./purchaseSentence.ts";
import type { Condition, Goods, NumberTest, RuleNode, Span } from "./schema.ts";
import { spanText } from "./spanSentence.ts";

/** Names for the numbers in a rule. What has no name is shown by its number. */
export interface Names {
  stores: ReadonlyMap<number, string>;
  owners: ReadonlyMap<number, string>;
  tags: ReadonlyMap<number, string>;
  segments: ReadonlyMap<number, string>;
  products: ReadonlyMap<number, string>;
  /** The company's own fields of a file. */
  fields: ReadonlyMap<number, OwnField>;
  region(code: string, language: Language): string;
  /** 元, or a sign before the number in English. */
  money(value: string, language: Language): string;
}

/** The rule as a plain sentence in both languages. */
export function sentence(where: RuleNode, names: Names): Pair {
  return { zh: new Speaker("zh", names).whole(where), en: new Speaker("en", names).whole(where) };
}

class Speaker {
  readonly speech: Speech;

  constructor(
    private readonly language: Language,
    private readonly names: Names,
  ) {
    this.speech = {
      language,
      names,
      say: (pair) => this.say(pair),
      test: (test, as) => this.test(test, as),
      when: (span) => this.when(span),
      span: (span) => this.span(span),
      either: (pairs) => this.either(pairs),
      quoted: (texts, between) => this.quoted(texts, between),
      known: (ids, known) => this.known(ids, known),
    };
  }

  whole(node: RuleNode): string {
    const text = this.node(node, true);
    if (this.language === "zh") return `${text}。`;
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  }

  private say(pair: Pair): string {
    return pair[this.language];
  }

  node(node: RuleNode, outermost = false): string {
    switch (node.kind) {
      case "all":
      case "any": {
        if (node.of.length === 0)
          return this.say(
            node.kind === "all" ? { zh: "所有客户", en: "everyone" } : { zh: "没有人", en: "nobody" },
          );
        if (node.of.length === 1) return this.node(node.of[0]!, outermost);
        const last =
          node.kind === "all"
            ? this.say({ zh: "，并且", en: ", and " })
            : this.say({ zh: "，或者", en: ", or " });
        const between = node.kind === "all" ? this.say({ zh: "，", en: ", " }) : last;
        const parts = node.of.map((part) => this.node(part));
        const text = `${parts.slice(0, -1).join(between)}${last}${parts.at(-1)!}`;
        return outermost ? text : this.say({ zh: `（${text}）`, en: `(${text})` });
      }
      case "not": {
        const inner = node.of;
        if (inner.kind === "not") return this.node(inner.of, outermost);
        const opposite = never(inner);
        if (opposite) return this.condition(opposite);
        return this.say({ zh: `不是“${this.node(inner, true)}”`, en: `not “${this.node(inner, true)}”` });
      }
      default:
        return this.condition(node);
    }
  }

  private condition(on: Condition): string {
    switch (on.kind) {
      case "partyKind":
        return this.say({
          zh: `是${this.either(on.in.map((one) => partyKindNames[one]))}`,
          en: `${this.either(on.in.map((one) => partyKindNames[one]))}`,
        });
      case "gender":
        return this.say({
          zh: `性别${this.either(on.in.map((one) => genderNames[one]))}`,
          en: `gender ${this.either(on.in.map((one) => genderNames[one]))}`,
        });
      case "age":
        return this.say({ zh: `年龄${this.test(on.test)} 岁`, en: `aged ${this.test(on.test)}` });
      case "region":
        return this.say({
          zh: `在${this.list(on.under.map((code) => this.names.region(code, "zh")))}`,
          en: `in ${this.list(on.under.map((code) => this.names.region(code, "en")))}`,
        });
      case "owner":
        return this.say({
          zh: `负责人是${this.known(on.in, this.names.owners)}`,
          en: `looked after by ${this.known(on.in, this.names.owners)}`,
        });
      case "acquisitionChannel":
        return this.say({ zh: `来自${this.quoted(on.in)}`, en: `came through ${this.quoted(on.in)}` });
      case "homeStore":
        return this.say({
          zh: `所属门店是${this.known(on.in, this.names.stores)}`,
          en: `home store ${this.known(on.in, this.names.stores)}`,
        });
      case "tag": {
        const tags = on.tags.map((tag) => this.names.tags.get(tag) ?? `#${tag}`);
        return on.has === "all"
          ? this.say({
              zh: `同时有标签${this.quoted(tags, "、")}`,
              en: `tagged with all of ${this.quoted(tags, ", ")}`,
            })
          : this.say({ zh: `有标签${this.quoted(tags)}`, en: `tagged ${this.quoted(tags)}` });
      }
      case "consent":
        return this.say({
          zh: `同意通过${contactNames[on.channel].zh}接收${purposeNames[on.purpose].zh}信息`,
          en: `agreed to ${purposeNames[on.purpose].en} by ${contactNames[on.channel].en}`,
        });
      case "acquired":
        return this.say({
          zh: `${this.when(on.within)}成为客户`,
          en: `became a customer ${this.when(on.within)}`,
        });
      case "acquisitionCost":
        return this.say({
          zh: `获客成本${this.test(on.test, "money")}`,
          en: `cost ${this.test(on.test, "money")} to acquire`,
        });
      case "completeness":
        return this.say({
          zh: `资料完整度${this.test(on.test)} 分`,
          en: `file complete to ${this.test(on.test)} of 100`,
        });
      case "referred":
        return this.say({ zh: "由老客户介绍来", en: "referred by a customer" });
      case "ownField":
        return ownFieldText(on, this.names.fields, this.speech);
      case "bought":
      case "share":
      case "margin":
      case "firstPurchase":
      case "lastPurchase":
      case "rhythm":
      case "sequence":
      case "rfm":
        return purchaseText(on, this.speech);
      case "level":
        return this.say({
          zh: `价值等级是${this.either(on.in.map((one) => valueLevelNames[one]))}`,
          en: `of ${this.either(on.in.map((one) => valueLevelNames[one]))} value`,
        });
      case "forecast":
      case "contacted":
      case "lastContact":
      case "mark":
      case "recommends":
      case "complained":
      case "membership":
      case "opportunity":
      case "bill":
        return eventText(on, this.speech);
      case "segment":
        return this.say({
          zh: `在分群“${this.names.segments.get(on.segment) ?? on.segment}”里`,
          en: `in segment “${this.names.segments.get(on.segment) ?? on.segment}”`,
        });
    }
  }

  /** In front of a Chinese condition, behind an English one. */
  private span(span: Span): string {
    if (span.kind === "ever") return "";
    const when = this.when(span);
    return this.language === "zh" ? `${when}` : ` ${when}`;
  }

  private when(span: Span): string {
    return this.say(spanText(span));
  }

  private test(test: NumberTest, as: "plain" | "money" | "rate" = "plain"): string {
    const number = (value: number) => {
      if (as === "rate") return `${Number((value * 100).toFixed(2))}%`;
      const text = new Intl.NumberFormat(this.language === "zh" ? "zh-CN" : "en-US", {
        maximumFractionDigits: 4,
      }).format(value);
      return as === "money" ? this.names.money(text, this.language) : text;
    };
    const value = number(test.value);
    switch (test.is) {
      case "atLeast":
        return this.say({ zh: `至少 ${value}`, en: `at least ${value}` });
      case "atMost":
        return this.say({ zh: `至多 ${value}`, en: `at most ${value}` });
      case "moreThan":
        return this.say({ zh: `超过 ${value}`, en: `more than ${value}` });
      case "lessThan":
        return this.say({ zh: `不到 ${value}`, en: `less than ${value}` });
      case "equals":
        return this.say({ zh: `正好 ${value}`, en: `exactly ${value}` });
      case "between":
        return this.say({ zh: ` ${value} 到 ${number(test.and)}`, en: `${value} to ${number(test.and)}` });
    }
  }

  private either(pairs: readonly Pair[]): string {
    return this.list(pairs.map((pair) => this.say(pair)));
  }

  private known(ids: readonly number[], names: ReadonlyMap<number, string>): string {
    return this.list(
      ids.map((id) => (id === 0 ? this.say({ zh: "无", en: "nobody" }) : (names.get(id) ?? `#${id}`))),
    );
  }

  private list(texts: readonly string[]): string {
    return texts.join(this.say({ zh: "或", en: " or " }));
  }

  private quoted(texts: readonly string[], between?: string): string {
    const marked = texts.map((text) => this.say({ zh: `“${text}”`, en: `“${text}”` }));
    return between === undefined ? this.list(marked) : marked.join(between);
  }
}

/** "Not at least one" is said as "none". */
function never(on: RuleNode): Condition | undefined {
  const counts =
    (on.kind === "bought" && ["orders", "days", "lines"].includes(on.measure)) ||
    on.kind === "contacted" ||
    on.kind === "complained" ||
    ((on.kind === "opportunity" || on.kind === "bill") && on.measure === "count");
  return counts && someOrNone(on.test) === "some" ? { ...on, test: { is: "equals", value: 0 } } : undefined;
}

/** One part of a rule alone, as it stands in a list of reasons. */
export function partSentence(part: RuleNode, names: Names): Pair {
  return { zh: new Speaker("zh", names).node(part, true), en: new Speaker("en", names).node(part, true) };
}

/** 东西, “乳品” or “乳品”（在湖东店）: what a condition says that people buy. */
export function goodsText(goods: Goods, names: Names): Pair {
  return {
    zh: goodsIn(goods, new Speaker("zh", names).speech),
    en: goodsIn(goods, new Speaker("en", names).speech),
  };
}
