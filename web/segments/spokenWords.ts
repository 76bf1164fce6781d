import type {
  Condition,
  ForecastFigure,
  NumberTest,
  RfmClass,
  Span,
  ValueLevel,
} from "../../server/segments/rule/schema.ts";

/** What a word or phrase of a typed sentence means. */
export type Meaning =
  | { is: "skip" }
  | { is: "and" }
  | { is: "or" }
  | { is: "but" }
  | { is: "not" }
  | { is: "verb"; verb: Verb }
  | { is: "unit"; unit: Unit }
  /** A comparison: in front of its number, or behind it as 以上. */
  | { is: "compare"; test: NumberTest["is"]; behind?: boolean }
  | { is: "test"; test: NumberTest }
  | { is: "span"; span: Span }
  | { is: "condition"; on: Condition }
  /** `turned`: said the other way round, as the risk of having left. */
  | { is: "figure"; figure: ForecastFigure; turned?: true }
  /** How far ahead a forecast looks. */
  | { is: "horizon"; months: 3 | 6 | 12 }
  /** What is bought, or not bought, after what was bought before. */
  | { is: "then"; days: number | undefined; missing: boolean }
  | { is: "age" };

export type Verb =
  | "buy"
  | "spend"
  | "return"
  | "last"
  | "first"
  | "contact"
  | "lastContact"
  | "complain"
  | "came";
export type Unit =
  | "orders"
  | "days"
  | "quantity"
  | "money"
  | "products"
  | "categories"
  | "years"
  | "rate"
  | "average";

const skip: Meaning = { is: "skip" };
const verb = (of: Verb): Meaning => ({ is: "verb", verb: of });
const unit = (of: Unit): Meaning => ({ is: "unit", unit: of });
const compare = (test: NumberTest["is"], behind = false): Meaning => ({
  is: "compare",
  test,
  ...(behind ? { behind } : {}),
});
const gender = (of: "female" | "male"): Meaning => ({ is: "condition", on: { kind: "gender", in: [of] } });
const calendar = (period: Extract<Span, { kind: "calendar" }>["period"]): Meaning => ({
  is: "span",
  span: { kind: "calendar", period },
});
const rfm = (name: RfmClass): Meaning => ({ is: "condition", on: { kind: "rfm", classes: [name] } });
const level = (of: ValueLevel): Meaning => ({ is: "condition", on: { kind: "level", in: [of] } });
const some = { is: "atLeast", value: 1 } as const;
const complaint = (state: "open" | "resolved"): Meaning => ({
  is: "condition",
  on: { kind: "complained", state, within: { kind: "ever" }, test: some },
});
const member = (is: "current" | "left"): Meaning => ({
  is: "condition",
  on: { kind: "membership", is, days: 30, within: { kind: "ever" } },
});
const dealing = (on: Extract<Condition, { kind: "opportunity" | "bill" }>): Meaning => ({
  is: "condition",
  on,
});
const ever = { kind: "ever" } as const;
const bill = (state: "unpaid" | "overdue" | "any", measure: "count" | "amount" = "count"): Meaning =>
  dealing({ kind: "bill", state, measure, within: ever, test: some });
const opportunity = (
  state: "open" | "won" | "lost" | "any",
  measure: "count" | "amount" = "count",
): Meaning => dealing({ kind: "opportunity", state, measure, within: ever, test: some });
const margin = (measure: "rate" | "amount"): Meaning => ({
  is: "condition",
  on: { kind: "margin", measure, goods: {}, within: ever, test: some },
});
const recommends = (of: "promoter" | "passive" | "detractor"): Meaning => ({
  is: "condition",
  on: { kind: "recommends", in: [of], within: { kind: "ever" } },
});
const consent = (channel: Extract<Condition, { kind: "consent" }>["channel"]): Meaning => ({
  is: "condition",
  on: { kind: "consent", purpose: "marketing", channel },
});

/** All of a meaning's phrases on one line, with bars between. */
const table = (rows: readonly (readonly [string, Meaning])[]): ReadonlyMap<string, Meaning> =>
  new Map(
    rows.flatMap(([phrases, meaning]) => phrases.split("|").map((phrase) => [phrase, meaning] as const)),
  );

export const chinese = table([
  [
    "的|客户|顾客|人|所有|那些|过|了|有|是|在|里|内|曾|曾经|总共|一共|共|累计|都|又|时间|商品|东西|任何|找|找出|请|我要|想要|买家|合计|总|为|标签|之间|打了|带|未来|今后|占|占比|属于|来自|去|他们|她们|会员里|类目|品类|产品|什么",
    skip,
  ],
  ["并且|而且|且|同时|和|与|及|以及|也|还", { is: "and" }],
  ["或|或者|或是|或者是", { is: "or" }],
  ["但|但是|却|可是|不过|然而", { is: "but" }],
  ["没|没有|未|不|从未|从没|从来没|从来没有|未曾|不是|并未|不曾", { is: "not" }],
  ["买|买过|购买|购买过|买了|下单|下过单|消费过|购物|光顾", verb("buy")],
  ["花|花了|花费|消费|消费额|金额|消费金额|购买金额|支出|花过", verb("spend")],
  ["退|退货|退过货|退过|退货过", verb("return")],
  ["上次购买|最近购买|上次买|上次下单|上次消费", verb("last")],
  ["首购|首次购买|首次买|首单|初次购买|首次下单", verb("first")],
  ["联系|联系过|沟通|沟通过|跟进|跟进过|回访|回访过|被联系|被联系过", verb("contact")],
  ["上次联系|上次沟通", verb("lastContact")],
  ["投诉|投诉过|有投诉", verb("complain")],
  ["成为客户|注册|新增|加入|获客", verb("came")],
  ["次|单|笔|个订单|订单|回", unit("orders")],
  ["件|份|瓶|盒|袋", unit("quantity")],
  ["元|块|块钱|人民币", unit("money")],
  ["种|种商品|个商品", unit("products")],
  ["个类目|类", unit("categories")],
  ["岁", unit("years")],
  ["平均每单|客单价|平均客单|平均客单价|每单平均|单均", unit("average")],
  ["至少|不少于|不低于|最少|起码|大于等于|>=|≥|达到", compare("atLeast")],
  ["至多|不超过|不多于|最多|不高于|小于等于|<=|≤", compare("atMost")],
  ["超过|多于|大于|高于|>|多过", compare("moreThan")],
  ["少于|不到|低于|小于|不足|<", compare("lessThan")],
  ["正好|刚好|恰好|等于|只|仅|=", compare("equals")],
  ["介于", compare("between")],
  ["以上|及以上|或以上|或更多|起", compare("atLeast", true)],
  ["以下|及以下|或以下|以内", compare("atMost", true)],
  ["本月|这个月|当月", calendar("thisMonth")],
  ["上月|上个月", calendar("lastMonth")],
  ["本季度|本季|这个季度|这季度", calendar("thisQuarter")],
  ["上季度|上个季度|上季", calendar("lastQuarter")],
  ["今年|本年|本年度", calendar("thisYear")],
  ["去年|上年|上一年", calendar("lastYear")],
  ["女|女性|女士|女客户|女的", gender("female")],
  ["男|男性|男士|男客户|男的", gender("male")],
  ["年龄|年纪", { is: "age" }],
  ["老客户介绍|老客户推荐|转介绍|被推荐|介绍来|老客户介绍来", { is: "condition", on: { kind: "referred" } }],
  ["重要价值|重要价值客户", rfm("importantValue")],
  ["重要发展|重要发展客户", rfm("importantDevelop")],
  ["重要保持|重要保持客户", rfm("importantKeep")],
  ["重要挽留|重要挽留客户", rfm("importantWinBack")],
  ["一般价值|一般价值客户", rfm("generalValue")],
  ["一般发展|一般发展客户", rfm("generalDevelop")],
  ["一般保持|一般保持客户", rfm("generalKeep")],
  ["一般挽留|一般挽留客户", rfm("generalWinBack")],
  ["高价值|高价值客户|价值高|价值高的", level("high")],
  ["潜力|潜力客户|有潜力|有潜力的", level("potential")],
  ["低价值|低价值客户|价值低|价值低的", level("low")],
  ["未办结的投诉|没办结的投诉|未解决的投诉|未处理的投诉|投诉未办结|投诉没办结|投诉未解决", complaint("open")],
  ["已办结的投诉|投诉已办结|投诉已解决", complaint("resolved")],
  ["现在是会员|现有会员|会员", member("current")],
  ["退会|退过会|已退会|退会的", member("left")],
  ["账单|有账单|张账单|笔账单", bill("any")],
  [
    "未付账单|未付的账单|未付清的账单|未付清账单|没付的账单|没付清的账单|未结清的账单|欠账|张未付账单|笔未付账单",
    bill("unpaid"),
  ],
  ["欠款|欠款金额|未付金额|未付账单金额|未付清的账单金额|欠", bill("unpaid", "amount")],
  ["逾期账单|逾期的账单|逾期未付|逾期未付的账单|过期未付的账单|笔逾期账单|张逾期账单", bill("overdue")],
  ["逾期金额|逾期账单金额|逾期欠款|逾期未付金额", bill("overdue", "amount")],
  ["商机|个商机", opportunity("any")],
  ["在谈的商机|在谈商机|进行中的商机|没结束的商机|未结束的商机|个在谈商机|个在谈的商机", opportunity("open")],
  ["赢单|赢过单|赢下的商机|赢下商机|成交的商机|赢的商机", opportunity("won")],
  ["丢单|丢过单|丢掉的商机|输掉的商机|没成的商机", opportunity("lost")],
  ["商机金额", opportunity("any", "amount")],
  ["在谈金额|在谈商机金额|在谈的商机金额", opportunity("open", "amount")],
  ["赢单金额|赢下的商机金额|成交的商机金额", opportunity("won", "amount")],
  ["毛利率", margin("rate")],
  ["毛利|毛利额|毛利润", margin("amount")],
  ["推荐者", recommends("promoter")],
  ["中立者", recommends("passive")],
  ["贬损者", recommends("detractor")],
  ["同意短信|同意接收短信|可发短信|接受短信", consent("sms")],
  ["同意电话|可打电话|接受电话", consent("phone")],
  ["同意邮件|同意接收邮件|可发邮件", consent("email")],
  ["同意微信|可发微信|同意微信联系", consent("wechat")],
  ["仍是客户的可能|仍是客户的可能性|还是客户的可能|留存概率|活跃概率", { is: "figure", figure: "pAlive" }],
  [
    "流失风险|流失概率|流失的概率|流失可能|流失的可能|流失的可能性|流失可能性|走掉的可能|已经走了的可能",
    { is: "figure", figure: "pAlive", turned: true },
  ],
  [
    "30天内会买的可能|30天内会买的概率|30天内购买概率|30天购买概率|购买概率",
    { is: "figure", figure: "buys30" },
  ],
  ["预计购买|预计购买次数", { is: "figure", figure: "purchases365" }],
  ["预计消费|预计花费|预计消费金额", { is: "figure", figure: "clv365" }],
]);

export const english = table([
  [
    "customers|customer|people|person|who|that|the|a|an|any|all|of|have|has|had|been|was|were|is|are|in|on|at|for|with|anything|something|products|product|goods|items from|from|to|their|they|them|than|us|total|totally|in total|show|find|everyone|those|whose|did|do|does|ever|which|made|make|category|worth|by|just|time|tagged|tag|tags|share|segment|came from|come from|live|living|buyers of things|it|also|some",
    skip,
  ],
  ["and|and also|plus|as well as", { is: "and" }],
  ["or|or else|nor", { is: "or" }],
  ["but|however|though|yet", { is: "but" }],
  [
    "not|neither|never|no|didn't|did not|haven't|have not|hasn't|has not|don't|do not|without|nothing|isn't|is not|are not|aren't|were not|was not|none",
    { is: "not" },
  ],
  ["bought|buy|buys|buying|purchased|purchase|purchases|ordered|order from us|shopped", verb("buy")],
  ["spent|spend|spends|spending|paid", verb("spend")],
  ["returned|returns|sent back", verb("return")],
  ["last bought|last purchased|last purchase|last ordered|last order", verb("last")],
  ["first bought|first purchased|first purchase|first ordered|first order", verb("first")],
  ["contacted|contact|contacts|reached|called", verb("contact")],
  ["last contacted|last contact", verb("lastContact")],
  ["complained|complaint|complaints", verb("complain")],
  ["became a customer|became customers|joined us|registered|signed up", verb("came")],
  ["times|orders|order|purchase orders|occasions", unit("orders")],
  ["days", unit("days")],
  ["pieces|piece|units|items", unit("quantity")],
  ["yuan|rmb|cny|dollars|euros", unit("money")],
  ["different products|different items|distinct products", unit("products")],
  ["categories|different categories", unit("categories")],
  ["years old|years of age", unit("years")],
  ["per order|average order|on average per order|each order", unit("average")],
  ["at least|no fewer than|no less than|minimum|>=|≥|not less than", compare("atLeast")],
  ["at most|no more than|not more than|up to|maximum|<=|≤", compare("atMost")],
  ["more than|over|above|greater than|>|exceeding", compare("moreThan")],
  ["less than|fewer than|under|below|<", compare("lessThan")],
  ["exactly|only|=|equal to|precisely", compare("equals")],
  [
    "or more|and more|or above|and above|or older|and older|and over|or over|plus years",
    compare("atLeast", true),
  ],
  ["or less|or fewer|or below|or younger|and under|or under|and below", compare("atMost", true)],
  ["between", compare("between")],
  ["once", { is: "test", test: { is: "equals", value: 1 } }],
  ["at least once|once or more", { is: "test", test: { is: "atLeast", value: 1 } }],
  ["twice", { is: "test", test: { is: "equals", value: 2 } }],
  ["at least twice|twice or more", { is: "test", test: { is: "atLeast", value: 2 } }],
  ["more than once", { is: "test", test: { is: "moreThan", value: 1 } }],
  ["more than twice", { is: "test", test: { is: "moreThan", value: 2 } }],
  ["this month", calendar("thisMonth")],
  ["last month", calendar("lastMonth")],
  ["this quarter", calendar("thisQuarter")],
  ["last quarter", calendar("lastQuarter")],
  ["this year", calendar("thisYear")],
  ["last year", calendar("lastYear")],
  ["women|woman|female|females", gender("female")],
  ["men|man|male|males", gender("male")],
  ["aged|age|older", { is: "age" }],
  ["referred|referred by a customer|referred by customers", { is: "condition", on: { kind: "referred" } }],
  ["champions", rfm("importantValue")],
  ["big new spenders", rfm("importantDevelop")],
  ["big regulars gone quiet", rfm("importantKeep")],
  ["big spenders long gone", rfm("importantWinBack")],
  ["small regulars", rfm("generalValue")],
  ["small newcomers", rfm("generalDevelop")],
  ["small regulars gone quiet", rfm("generalKeep")],
  ["small and long gone", rfm("generalWinBack")],
  ["high value|of high value|high value customers|high-value customers", level("high")],
  ["potential customers|of potential value|potential value", level("potential")],
  ["low value|of low value|low value customers|low-value customers", level("low")],
  ["open complaint|open complaints|unresolved complaint|unresolved complaints", complaint("open")],
  ["resolved complaint|resolved complaints", complaint("resolved")],
  ["members|member|current members|members now", member("current")],
  ["former members|left as members|left as a member|ex-members", member("left")],
  ["bills|bill|invoices|invoice", bill("any")],
  [
    "unpaid bill|unpaid bills|unpaid invoice|unpaid invoices|outstanding bills|outstanding invoices|open invoices",
    bill("unpaid"),
  ],
  ["owe|owes|owing|owe us|owes us|amount owed|unpaid amount", bill("unpaid", "amount")],
  ["overdue bill|overdue bills|overdue invoice|overdue invoices", bill("overdue")],
  ["overdue amount|amount overdue", bill("overdue", "amount")],
  ["opportunities|opportunity|deals|deal", opportunity("any")],
  ["open opportunity|open opportunities|open deal|open deals", opportunity("open")],
  ["won opportunity|won opportunities|won deal|won deals|deals won|opportunities won", opportunity("won")],
  [
    "lost opportunity|lost opportunities|lost deal|lost deals|deals lost|opportunities lost",
    opportunity("lost"),
  ],
  ["won amount|amount won|value won|won value", opportunity("won", "amount")],
  ["open amount|pipeline value", opportunity("open", "amount")],
  ["margin rate|gross margin rate", margin("rate")],
  ["margin|gross margin|profit margin", margin("rate")],
  ["promoters|promoter", recommends("promoter")],
  ["passives|passive", recommends("passive")],
  ["detractors|detractor", recommends("detractor")],
  ["agreed to text messages|agreed to sms|agreed to texts|consented to sms", consent("sms")],
  ["agreed to phone calls|agreed to calls|consented to calls", consent("phone")],
  ["agreed to e-mail|agreed to email|agreed to emails|consented to email", consent("email")],
  ["agreed to wechat", consent("wechat")],
  [
    "chance of being still a customer|likely to be still a customer|chance of still being a customer|likely to still be a customer",
    { is: "figure", figure: "pAlive" },
  ],
  [
    "churn risk|risk of churn|risk of churning|chance of having left|likely to have left|likely to churn|likely to be gone|risk of leaving",
    { is: "figure", figure: "pAlive", turned: true },
  ],
  [
    "chance of buying within 30 days|likely to buy within 30 days|chance to buy within 30 days",
    { is: "figure", figure: "buys30" },
  ],
  ["expected purchases|expected to buy", { is: "figure", figure: "purchases365" }],
  ["expected spend|expected to spend", { is: "figure", figure: "clv365" }],
]);
