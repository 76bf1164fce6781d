import { regionName } from "../geo/regions.ts";
import type { Language, Pair } from "../refuse.ts";
import { unseenPerson } from "./changeWord.ts";
import { customWords } from "./customValue.ts";
import { factNames, factWords } from "./facts/messages.ts";
import { eventRows } from "./handOverEvents.ts";
import { codeWords, fieldNames, levelNames, valueNames } from "./messages.ts";
import { type Contact, changedContacts } from "./schema.ts";
import type { WholeFile } from "./wholeFile.ts";

interface About {
  language: Language;
  zone: string;
  now: Date;
  id: string;
}

const headings = {
  title: { zh: "客户档案", en: "Customer file" },
  profile: { zh: "资料", en: "Profile" },
  consents: { zh: "联系许可", en: "Consent" },
  notes: { zh: "记录", en: "Notes" },
  value: { zh: "价值", en: "Value" },
  level: { zh: "价值等级", en: "Value level" },
  forecast: { zh: "预测", en: "Forecast" },
  segments: { zh: "所在分群", en: "Segments" },
  events: { zh: "来往", en: "What happened" },
  details: { zh: "说明", en: "Details" },
  payments: { zh: "回款", en: "Payments" },
  deliveries: { zh: "交付", en: "Deliveries" },
  withoutWords: {
    zh: "您的角色看不到自由文字，记录、来往的内容和附件名称没有列出。",
    en: "Your role does not see free words: the texts of notes and events and the names of attachments are left out.",
  },
  purchases: { zh: "购买", en: "Purchases" },
  unseen: { zh: "不在您可看的范围内", en: "not among the customers you may see" },
  changes: { zh: "修改历史", en: "History of changes" },
  attachments: { zh: "附件", en: "Attachments" },
  tags: { zh: "标签", en: "Tags" },
  made: {
    zh: "导出于 {at}，编号 {id}，由 {files} 份档案组成",
    en: "Exported {at}, id {id}, made of {files} file(s)",
  },
} as const satisfies Record<string, Pair>;

const shown = [
  "name",
  "kind",
  "gender",
  "birthday",
  "phone",
  "landline",
  "email",
  "member_no",
  "company",
  "position",
  "contacts",
  "region",
  "address",
  "store_name",
  "owner_name",
  "channel",
  "campaign",
  "referrer_name",
  "industry",
  "acquired_on",
  "acquisition_cost",
  "income",
  "preferences",
  "source_name",
  "created_at",
  "updated_at",
] as const;

/** Their cells hold codes of ours, or a word of the file's own. */
const coded = new Set(["kind", "gender", "purpose", "channel", "state"]);

/** One document without scripts or links to anywhere, so that it can be printed, kept and sent. */
export function handOverPage(file: WholeFile, about: About): string {
  const { language, zone } = about;
  const say = (pair: Pair) => text(pair[language]);
  const time = new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en-GB", {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: zone,
  });
  const value = (field: string, cell: unknown): string => {
    if (field === "referrer_name" && cell === unseenPerson) return say(headings.unseen);
    if (cell === null || cell === undefined || cell === "" || cell === 0) return "–";
    if (cell instanceof Date) return text(time.format(cell));
    if (field === "region") return text(regionName(Number(cell), language) || "–");
    if (coded.has(field)) {
      const words = codeWords[String(cell)] ?? factWords[String(cell)];
      return words ? say(words) : text(String(cell));
    }
    if (Array.isArray(cell)) return text(cell.map(listed).join("；") || "–");
    return text(typeof cell === "object" ? JSON.stringify(cell) : String(cell));
  };
  const table = (heads: readonly string[], rows: readonly (readonly string[])[]) =>
    rows.length === 0
      ? "<p>–</p>"
      : `<table><thead><tr>${heads.map((head) => `<th>${head}</th>`).join("")}</tr></thead><tbody>${rows
          .map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`)
          .join("")}</tbody></table>`;
  const own = new Map(file.customFields.map((field) => [field.key, field]));
  const ownName = (key: string) => text(own.get(key)?.[language] ?? key);
  const ownWords = (key: string, kept: string) => {
    const field = own.get(key);
    return field ? customWords(field, kept, language) : kept;
  };
  const name = (field: string) => text(fieldNames[field]?.[language] ?? field);
  const list = (rows: readonly Record<string, unknown>[], fields: readonly string[]) =>
    table(
      fields.map(name),
      rows.map((row) => fields.map((field) => value(field, row[field]))),
    );
  /** A change under its field's name and in its words. */
  const inWords = (change: WholeFile["changes"][number]): Record<string, unknown> => {
    const key = change.field.replace(/^custom\./, "");
    const field = key === change.field ? undefined : own.get(key);
    const title = field?.[language] ?? fieldNames[change.field]?.[language] ?? key;
    if (change.field === "contacts") {
      const { old, new: now } = changedContacts(change.old, change.new);
      return { ...change, field: title, old, new: now };
    }
    const words = (kept: string | null) => {
      if (kept === null) return null;
      if (field) return customWords(field, kept, language);
      if (change.field === "referrer" && kept === unseenPerson) return headings.unseen[language];
      if (change.field === "preferences") return JSON.parse(kept) as string[];
      return coded.has(change.field) ? (codeWords[kept]?.[language] ?? kept) : kept;
    };
    return { ...change, field: title, old: words(change.old), new: words(change.new) };
  };
  const money = new Intl.NumberFormat(language === "zh" ? "zh-CN" : "en-GB", {
    style: "currency",
    currency: file.currency,
  });
  const plain = new Intl.NumberFormat(language === "zh" ? "zh-CN" : "en-GB", { maximumFractionDigits: 2 });
  const share = new Intl.NumberFormat(language === "zh" ? "zh-CN" : "en-GB", {
    style: "percent",
    maximumFractionDigits: 1,
  });
  /** What is known of the figures; what is not is a dash. */
  const figures = (known: Readonly<Record<string, unknown>>) =>
    Object.entries(valueNames).flatMap(([key, { unit, ...name }]) => {
      if (!(key in known)) return [];
      const figure = known[key];
      const written =
        figure === null
          ? "–"
          : unit === "day"
            ? String(figure)
            : (unit === "money" ? money : unit === "share" ? share : plain).format(Number(figure));
      return [`<tr><th>${say(name)}</th><td>${text(written)}</td></tr>`];
    });
  // Who has not bought has no total, as on the page.
  const known =
    file.value.orders > 0
      ? file.value
      : { ...file.value, amount: null, amountYear: null, amountYearBefore: null };
  const level = file.value.level === null ? "–" : say(levelNames[file.value.level]);
  const worth = `<table class="profile"><tbody><tr><th>${say(headings.level)}</th><td>${level}</td></tr>${figures(known).join("")}</tbody></table>`;
  const forecast = file.forecast
    ? `<table class="profile"><tbody>${figures(file.forecast).join("")}</tbody></table>`
    : "<p>–</p>";
  const events = table(
    [name("occurred_on"), name("kind"), say(headings.details), name("colleague")],
    file.events.map((event) => [
      text(event.on === "1970-01-01" ? "–" : event.on),
      say(factNames[event.kind]),
      eventRows(event, language, money).map(text).join("<br>") || "–",
      text(event.by ?? "–"),
    ]),
  );
  const profiles = file.files.map(
    (one) =>
      `<table class="profile"><tbody>${shown
        .filter((field) => field in one)
        .map((field) => `<tr><th>${name(field)}</th><td>${value(field, one[field])}</td></tr>`)
        .join("")}${Object.entries(one.custom)
        .map(([key, kept]) => `<tr><th>${ownName(key)}</th><td>${text(ownWords(key, kept))}</td></tr>`)
        .join("")}</tbody></table>`,
  );
  const title = `${say(headings.title)} ${text(String(file.files[0]?.name ?? about.id))}`;
  const made = headings.made[language]
    .replace("{at}", time.format(about.now))
    .replace("{id}", about.id)
    .replace("{files}", String(file.files.length));
  return `<!doctype html>
<html lang="${language === "zh" ? "zh-CN" : "en"}"><head><meta charset="utf-8">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>
body{font:14px/1.6 Inter,"PingFang SC","Noto Sans SC","Microsoft YaHei",sans-serif;color:#17201c;max-width:960px;margin:32px auto;padding:0 16px}
h1{font-size:20px}h2{font-size:16px;margin-top:28px}p.made{color:#66716b}
table{border-collapse:collapse;width:100%;margin:8px 0 16px}th,td{border-bottom:1px solid #e2e7e4;padding:5px 8px;text-align:left;vertical-align:top}
th{color:#66716b;font-weight:500}table.profile th{width:140px}
</style></head><body>
<h1>${title}</h1><p class="made">${text(made)}</p>
<h2>${say(headings.profile)}</h2>${profiles.join("")}
<h2>${say(headings.tags)}</h2><p>${file.tags.map((tag) => text(String(tag.name))).join("；") || "–"}</p>
<h2>${say(headings.consents)}</h2>${list(file.consents, ["at", "purpose", "channel", "state", "basis", "source"])}
<h2>${say(headings.value)}</h2>${worth}
<h2>${say(headings.forecast)}</h2>${forecast}
<h2>${say(headings.segments)}</h2><p>${file.segments.map((one) => text(`${one.name} (${one.since})`)).join("；") || "–"}</p>
${file.withoutWords ? `<p>${say(headings.withoutWords)}</p>` : ""}
<h2>${say(headings.notes)}</h2>${list(file.notes, ["at", "author", "body"])}
<h2>${say(headings.events)}</h2>${events}
<h2>${say(headings.purchases)}</h2>${list(file.purchases, ["occurred_on", "order_no", "product", "category", "qty", "amount_original", "currency", "amount", "kind"])}
<h2>${say(headings.payments)}</h2>${list(file.payments, ["occurred_on", "number", "invoice", "amount_original", "currency", "amount", "way"])}
<h2>${say(headings.deliveries)}</h2>${list(file.deliveries, ["occurred_on", "order_no", "product", "promised_on", "shipped_on", "delivered_on", "wanted", "sent", "carrier"])}
<h2>${say(headings.attachments)}</h2>${list(file.attachments, ["at", "name", "bytes"])}
<h2>${say(headings.changes)}</h2>${list(file.changes.map(inWords), ["at", "field", "old", "new", "changed_by"])}
</body></html>
`;
}

/** One of a list: a word, or a contact with what is known of him. */
const listed = (one: string | Contact): string =>
  typeof one === "string" ? one : [one.name, one.position, one.phone].filter(Boolean).join(" ");

function text(value: string): string {
  return value
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
