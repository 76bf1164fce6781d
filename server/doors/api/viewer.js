// The page at /api: reads openapi.json, shows every verb in the reader's language, and lets him call it with his
// own session. Plain elements and text only, so that no answer can become markup.
const words = {
  search: ["搜索操作", "Search verbs"],
  language: ["English", "中文"],
  needs: ["需要权限", "Permission"],
  open: ["不用登录", "No sign-in needed"],
  kind: { read: ["查询", "Reads"], write: ["修改", "Changes"], start: ["启动任务", "Starts a job"] },
  input: ["参数", "Input"],
  output: ["结果", "Answer"],
  field: ["字段", "Field"],
  type: ["类型", "Type"],
  must: ["必填", "Required"],
  try: ["试一下", "Try it"],
  send: ["发送", "Send"],
  warn: ["会真的改数据。", "This really changes data."],
  none: ["没有参数", "No input"],
  pick: ["左边选一个操作。", "Choose a verb on the left."],
  none_found: ["没有这样的操作。", "No such verb."],
  broken: ["参数不是完整的 JSON。", "The input is not whole JSON."],
  away: ["连不上服务器。", "The server cannot be reached."],
};
const kept = localStorage.getItem("perennial.language");
let zh = kept ? kept === "zh" : navigator.language.toLowerCase().startsWith("zh");
const say = (pair) => pair[zh ? 0 : 1];
const byId = (id) => document.getElementById(id);

const document_ = await (await fetch("/api/openapi.json")).json();
const verbs = [];
for (const [path, methods] of Object.entries(document_.paths)) {
  for (const [method, operation] of Object.entries(methods)) {
    if (!path.startsWith("/v/") && operation["x-verb"]) {
      const { [`${operation["x-verb"]}Input`]: input, [`${operation["x-verb"]}Answer`]: output } =
        document_.components.schemas;
      verbs.push({
        name: operation["x-verb"],
        at: `${method.toUpperCase()} /api${path}`,
        operation,
        input,
        output,
      });
    }
  }
}
verbs.sort((a, b) => (a.name < b.name ? -1 : 1));

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

const named = (schema) =>
  schema.$ref ? (document_.components.schemas[schema.$ref.split("/").at(-1)] ?? {}) : schema;

function typeOf(schema) {
  if (schema.$ref) return schema.$ref.split("/").at(-1);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const several = schema.anyOf ?? schema.oneOf;
  if (several) return several.map(typeOf).join(" | ");
  if (schema.type === "array") return `${typeOf(schema.items ?? {})}[]`;
  if (schema.type === "object" && schema.properties)
    return `{ ${Object.entries(schema.properties)
      .map(([name, field]) => `${name}: ${typeOf(field)}`)
      .join(", ")} }`;
  return [schema.type ?? "any"].flat().join(" | ");
}

function example(schema) {
  if (schema.$ref) return example(named(schema));
  if (schema.default !== undefined) return schema.default;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const several = schema.anyOf ?? schema.oneOf;
  if (several) return example(several[0]);
  const type = [schema.type ?? "string"].flat()[0];
  if (type === "object")
    return Object.fromEntries(
      (schema.required ?? []).map((name) => [name, example(schema.properties[name] ?? {})]),
    );
  const empty = {
    array: [],
    number: 0,
    integer: Math.max(schema.minimum ?? 0, 0),
    boolean: false,
    null: null,
  };
  return empty[type] ?? "";
}

function fields(schema, title) {
  const rows = Object.entries(schema.properties ?? {});
  if (rows.length === 0)
    return [
      make("h3", {}, say(title)),
      make(
        "p",
        { class: "quiet" },
        rows.length === 0 && title === words.input ? say(words.none) : typeOf(schema),
      ),
    ];
  const head = make(
    "tr",
    {},
    ...[words.field, words.type, words.must].map((word) => make("th", { scope: "col" }, say(word))),
  );
  const body = rows.map(([name, field]) =>
    make(
      "tr",
      {},
      make("td", {}, make("code", {}, name)),
      make("td", {}, typeOf(field)),
      make("td", {}, schema.required?.includes(name) ? "●" : ""),
    ),
  );
  return [make("h3", {}, say(title)), make("table", {}, make("thead", {}, head), make("tbody", {}, ...body))];
}

function tryIt(verb) {
  const text = make("textarea", { rows: "6", spellcheck: "false", "aria-label": say(words.input) });
  text.value = JSON.stringify(example(verb.input), null, 2);
  const answer = make("pre", { role: "status" });
  answer.hidden = true;
  const send = async () => {
    answer.hidden = false;
    let input;
    try {
      input = JSON.parse(text.value);
    } catch {
      answer.textContent = say(words.broken);
      return;
    }
    const begun = performance.now();
    try {
      const response = await fetch(`/api/v/${verb.name}`, {
        method: "POST",
        headers: { "content-type": "application/json", "accept-language": zh ? "zh-CN" : "en" },
        body: JSON.stringify(input),
      });
      const body = await response.json();
      const taken = Math.round(performance.now() - begun);
      answer.textContent = `${response.status} · ${taken} ms\n${JSON.stringify(body, null, 2)}`;
    } catch {
      answer.textContent = say(words.away);
    }
  };
  const changes = verb.operation["x-kind"] !== "read";
  return [
    make("h3", {}, say(words.try)),
    changes ? make("p", { class: "quiet" }, say(words.warn)) : undefined,
    text,
    make("p", {}, make("button", { type: "button", onclick: send }, say(words.send))),
    answer,
  ];
}

function showVerb() {
  const verb = verbs.find((one) => `#${one.name}` === location.hash);
  const place = byId("verb");
  if (!verb) {
    place.replaceChildren(make("p", { class: "quiet" }, say(words.pick)));
    return;
  }
  const { operation } = verb;
  const permission =
    operation["x-permission"] === "open"
      ? say(words.open)
      : `${say(words.needs)}: ${operation["x-permission"]}`;
  place.replaceChildren(
    make("h2", {}, verb.name),
    make("p", {}, operation[zh ? "x-zh" : "x-en"]),
    make("p", { class: "quiet" }, `${say(words.kind[operation["x-kind"]])} · ${permission}`),
    make("pre", {}, `${verb.at}\nPOST /api/v/${verb.name}\nnpm run perennial -- ${verb.name}`),
    ...fields(verb.input, words.input),
    ...fields(verb.output, words.output),
    ...tryIt(verb).filter((part) => part !== undefined),
  );
}

function showList() {
  const sought = byId("search").value.trim().toLowerCase();
  const found = verbs.filter((verb) =>
    `${verb.name} ${verb.at} ${verb.operation.summary}`.toLowerCase().includes(sought),
  );
  const lines = found.map((verb) =>
    make(
      "a",
      { href: `#${verb.name}`, "aria-current": location.hash === `#${verb.name}` ? "true" : undefined },
      verb.name,
      make("small", {}, verb.operation[zh ? "x-zh" : "x-en"]),
    ),
  );
  byId("list").replaceChildren(
    ...(lines.length > 0 ? lines : [make("p", { class: "quiet" }, say(words.none_found))]),
  );
}

function show() {
  document.documentElement.lang = zh ? "zh-CN" : "en";
  byId("search").placeholder = say(words.search);
  byId("search").setAttribute("aria-label", say(words.search));
  byId("language").textContent = say(words.language);
  showList();
  showVerb();
}

byId("search").addEventListener("input", showList);
byId("language").addEventListener("click", () => {
  zh = !zh;
  localStorage.setItem("perennial.language", zh ? "zh" : "en");
  show();
});
window.addEventListener("hashchange", () => {
  showList();
  showVerb();
});
show();
