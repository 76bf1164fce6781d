import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Harness, startHarness } from "../testing/harness.ts";
import { importing } from "./importing.ts";

let product: Harness;
beforeAll(async () => {
  product = await startHarness();
});
afterAll(() => product.stop());
const { place, waitFor, run, lines } = importing(() => product);

const header = "订单号,下单时间,会员号,商品编码,数量,金额";

describe("orders", () => {
  const file = `${header}
A1,2026-03-05 14:05,M1,P1,2,25.6
A1,2026-03-05 14:05,M1,P1,2,25.6
A1,2026-03-05 14:05,M1,P2,1,9
A2,2026/3/6,M2,P1,1,12.8
A3,2026年3月7日,,P3,1,"1,299.00元"
`;
  test("identical rows stay; the same file twice changes nothing; a changed order replaces the whole order", async () => {
    const first = await run(file, { source: "一" });
    expect(first.rows).toEqual({ new: 5, updated: 0, same: 0, skipped: 0, waiting: 0, errors: 0 });
    expect(await lines("一")).toEqual([{ n: "5", orders: "3", amount: "1372", people: "2" }]);
    const again = await run(file, { source: "一" });
    expect(again.rows).toEqual({ new: 0, updated: 0, same: 5, skipped: 0, waiting: 0, errors: 0 });
    expect(await lines("一")).toEqual([{ n: "5", orders: "3", amount: "1372", people: "2" }]);
    const changed = await run(`${header}\nA1,2026-03-05 14:05,M1,P1,2,25.6\nA4,2026-03-09,M1,P1,1,1\n`, {
      source: "一",
    });
    expect(changed.rows).toMatchObject({ new: 1, updated: 1 });
    expect(await lines("一")).toEqual([{ n: "4", orders: "4", amount: "1338.4", people: "2" }]);
    await waitFor((await product.call("undoImport", { id: changed.id })).jobId);
    expect(await lines("一")).toEqual([{ n: "5", orders: "3", amount: "1372", people: "2" }]);
    await waitFor((await product.call("redoImport", { id: changed.id })).jobId);
    expect(await lines("一")).toEqual([{ n: "4", orders: "4", amount: "1338.4", people: "2" }]);
    await waitFor((await product.call("undoImport", { id: first.id })).jobId);
    const { undo } = await product.call("readImport", { id: first.id });
    expect(undo).toMatchObject({ orders: 1, values: 0 });
    expect(undo?.stayed).toContainEqual({ what: "order", id: null, name: "A1", field: null });
  });

  test("bad rows stay out with their reasons, and the counts add up", async () => {
    const bad = `${header}
B1,2026-02-30,M1,P1,1,5
B2,,M1,P1,1,5
B3,2026-03-01,M1,P1,若干,5
B4,2026-03-01,M1,P1,1,
B5,2026-03-01,M1,P1,1
B6,2026-03-01,M1,P1,1,5,9
1.2E+11,2026-03-01,M1,P1,1,5
合计,2026-03-01,,,3,15
B9,2026-03-01,M1,P1,1,12%
B10,2026-03-01,M1,P1,1,100-200
B11,1969-03-01,M1,P1,1,5
B12,2026-03-01 25:00,M1,P1,1,5
B13,2026-03-01,M1,P1,1,5
B14,2026-03-01,M1,P1,1,壹佰元整
`;
    const { rows, result } = await run(bad, { source: "坏" });
    expect(rows).toEqual({ new: 1, updated: 0, same: 0, skipped: 0, waiting: 0, errors: 13 });
    expect(result.errors.map((e) => e.code).sort()).toEqual([
      "date_impossible",
      "date_out_of_range",
      "excel_shortened",
      "missing",
      "missing",
      "number_in_words",
      "number_percent",
      "number_range",
      "number_unknown",
      "row_too_few",
      "row_too_many",
      "time_impossible",
      "total_row",
    ]);
  });

  test("people whom orders make may be contacted on the ground named for the file, others stay as they are", async () => {
    const named = (phone: string, member: string) => `${member}-1,2026-03-05,${member},${phone},1,5`;
    const columns = "订单号,下单时间,会员号,手机,数量,金额";
    await run(`${columns}\n${named("13712340001", "GR1")}\n`, { source: "依据" });
    const others = { wechat: "unknown", post: "contract", visit: "unknown" } as const;
    const basis = { phone: "refused", sms: "consent", email: "contract", ...others } as const;
    const second = `${columns}\n${named("13712340001", "GR1")}\n${named("13712340002", "GR2")}\n${named("", "GR3")}\n`;
    const { id } = await run(second, { source: "依据", options: { basis } });
    const consents = async () =>
      await product.services.db
        .selectFrom("consent")
        .innerJoin("party", "party.party_id", "consent.party_id")
        .select(["member_no", "consent.channel", "state", "consent.basis", "consent.source"])
        .where("member_no", "like", "GR%")
        .orderBy("consent.channel")
        .execute();
    const line = { member_no: "GR2", source: "依据 orders.csv" };
    expect(await consents()).toEqual([
      { ...line, channel: "phone", state: "refused", basis: "refused" },
      { ...line, channel: "sms", state: "granted", basis: "consent" },
    ]);
    // An undo hides whom the file made, with what was agreed; another word gives them back as they were.
    const people = async () => (await product.call("listCustomers", { filter: { search: "GR2" } })).total;
    expect(await people()).toBe(1);
    await waitFor((await product.call("undoImport", { id })).jobId);
    expect(await people()).toBe(0);
    await waitFor((await product.call("redoImport", { id })).jobId);
    expect(await people()).toBe(1);
    expect(await consents()).toHaveLength(2);
  });

  test("whom a source only numbers is shown and found by that number, and an exported list finds him again", async () => {
    const numbered = "订单号,下单时间,客户编号,金额\nU1,2026-03-05,000713,5\nU2,2026-03-06,000714,6\n";
    await run(numbered, { source: "商城" });
    const found = await product.call("searchCustomers", { text: "000713" });
    expect(found.rows).toMatchObject([{ name: "000713", hint: "000713" }]);
    const { rows } = await product.call("listCustomers", { filter: { search: "000713" } });
    expect(rows).toMatchObject([{ name: null, memberNo: null, sourceNo: "000713" }]);
    const { id } = rows[0]!;
    const { profile } = await product.call("getCustomer", { id });
    expect(profile.numbers).toEqual([{ source: "商城", number: "000713" }]);

    // Some systems number people by their telephone or mail.
    const analyst = await product.person("analyst");
    expect(analyst.masked.has("phone")).toBe(true);
    expect((await product.call("searchCustomers", { text: "000713" }, { actor: analyst })).rows).toEqual([]);
    expect((await product.call("getCustomer", { id }, { actor: analyst })).profile.numbers).toEqual([]);

    const back = `客户编号,姓名\n${id},沈七\n`;
    const again = { kind: "customers", source: "导出的名单", name: "list.csv" } as const;
    expect((await run(back, again)).rows).toMatchObject({ new: 0, updated: 1 });
    expect((await run(back, again)).rows).toMatchObject({ new: 0, same: 1 });
    const named = (await product.call("getCustomer", { id })).profile;
    expect(named).toMatchObject({ name: "沈七", numbers: [{ source: "商城", number: "000713" }] });

    await product.call("eraseCustomer", { id, confirm: "沈七", reason: "asked" });
    expect((await run(back, again)).rows).toMatchObject({ new: 0, updated: 0 });
    expect((await product.call("searchCustomers", { text: "000713" })).rows).toEqual([]);
  });

  test("GB18030, UTF-16 and a text file called .xls read alike", async () => {
    const { default: iconv } = await import("iconv-lite");
    const text = `${header}\nG1,2026-03-05,会员甲,商品乙,1,5\n`;
    for (const [encoding, name] of [
      ["gb18030", "老系统.xls"],
      ["utf-16le", "a.csv"],
      ["utf8", "b.csv"],
    ] as const) {
      const bom = encoding === "utf-16le" ? "\ufeff" : "";
      const { rows } = await run(iconv.encode(bom + text, encoding), { source: `编码${encoding}`, name });
      expect(rows).toMatchObject({ new: 1, errors: 0 });
      expect(await lines(`编码${encoding}`)).toMatchObject([{ n: "1", people: "1" }]);
    }
  });

  test("a listing is no orders; a file cut in half is refused; nothing is written", async () => {
    const listing =
      "update_time,id,title,price,sale_count,comment_count,店名\n2016/11/14,A1,面霜,139,26719,2704,自然堂\n2016/11/14,A2,乳液,194,8122,1492,自然堂\n";
    const id = await place(listing, { source: "清单", name: "l.csv" });
    const { jobId } = await product.call("startImport", { id });
    await expect(waitFor(jobId)).rejects.toThrow("ingest.listing_not_orders");
    const products = await run(listing, { source: "清单", kind: "products", name: "l.csv" });
    expect(products.rows).toMatchObject({ new: 2, errors: 0 });
    const cut = await place(file.slice(0, -30), { source: "断" });
    await expect(waitFor((await product.call("startImport", { id: cut })).jobId)).rejects.toThrow(
      "ingest.last_row_cut",
    );
    expect(await lines("断")).toMatchObject([{ n: "0" }]);
  });

  test("returns are negative lines under the order that they name; without a number a customer's day is one order", async () => {
    const { result } = await run(
      `订单号,原订单号,下单时间,会员号,数量,金额,订单状态
R1,,2026-03-01,M7,2,20,已完成
R2,R1,2026-03-04,M7,-1,10,已完成
R3,,2026-03-05,M7,1,30,已取消
R4,,2026-03-06,M7,1,0,已完成
`,
      { source: "退" },
    );
    expect(result.kinds).toMatchObject({
      sale: { rows: 1 },
      return: { rows: 1, amount: "-10" },
      cancelled: { rows: 1 },
      gift: { rows: 1 },
    });
    const [linked] = await product.services.ch.rows<{ n: string }>(
      `select count() as n from purchase_line(hidden = {hidden:Array(UInt32)}) r
       where kind = 'return' and returns_order in (select order_id from purchase_line(hidden = {hidden:Array(UInt32)}) where order_no = 'R1')`,
    );
    expect(linked?.n).toBe("1");
    await run("日期,会员号,金额\n2026-03-01,M8,1\n2026-03-01,M8,1\n2026-03-02,M8,2\n", { source: "无单号" });
    expect(await lines("无单号")).toMatchObject([{ n: "3", orders: "2" }]);
  });
});

describe("customers", () => {
  const file = `会员号,姓名,手机号,性别,生日,省市区,来源渠道,标签
N1,沈玉兰,138 1234 4271,女,1974-08,江苏省苏州市,门店,酸奶；大包装
N2,顾建平,+86 13955660182,男,1988/3/12,上海,小程序,
N3,陶伟民,1381234,男,90后,,,
,,,,,,,
N4,周凯,13812344271,男,,,,
`;
  test("people are made, found again and filled; one phone under two names waits; contact is never assumed", async () => {
    const first = await run(file, {
      kind: "customers",
      source: "会员",
      options: {
        basis: {
          phone: "unknown",
          sms: "consent",
          email: "unknown",
          wechat: "unknown",
          post: "unknown",
          visit: "unknown",
        },
      },
    });
    expect(first.rows).toMatchObject({ new: 3, waiting: 1, errors: 0 });
    const party = await product.services.db
      .selectFrom("party")
      .selectAll()
      .where("member_no", "=", "N1")
      .executeTakeFirstOrThrow();
    expect(party).toMatchObject({
      name: "沈玉兰",
      phone: "+8613812344271",
      gender: "female",
      birthday_kind: "month",
      region: 320500,
    });
    const consents = await product.services.db
      .selectFrom("consent")
      .select(["channel", "state", "purpose"])
      .where("party_id", "=", party.party_id)
      .execute();
    expect(consents).toEqual([{ channel: "sms", state: "granted", purpose: "marketing" }]);
    const again = await run(file, { kind: "customers", source: "会员" });
    expect(again.rows).toMatchObject({ new: 0, errors: 0 });
    const other = await run("姓名,手机号\n周桂芬,13812344271\n", { kind: "customers", source: "会员" });
    expect(other.rows).toMatchObject({ waiting: 1 });
    const changed = await run("会员号,姓名,公司\nN2,顾建平,南麓\n", { kind: "customers", source: "会员" });
    expect(changed.rows).toMatchObject({ updated: 1 });
    await waitFor((await product.call("undoImport", { id: changed.id })).jobId);
    expect(
      await product.services.db
        .selectFrom("party")
        .select("company")
        .where("member_no", "=", "N2")
        .executeTakeFirst(),
    ).toEqual({ company: null });
    expect((await product.call("readImport", { id: changed.id })).undo).toEqual({
      restored: 1,
      people: 0,
      values: 0,
      orders: 0,
      stayed: [],
    });
    // What somebody did since stays, and is listed: a value that was changed by hand, a person with a note.
    const taken = await run("会员号,姓名,公司\nN2,顾建平,南麓\nN8,新来的,\n", {
      kind: "customers",
      source: "会员",
    });
    const [n2, n8] = await product.services.db
      .selectFrom("party")
      .select(["public_id", "version"])
      .where("member_no", "in", ["N2", "N8"])
      .orderBy("member_no")
      .execute();
    await product.call("updateCustomer", {
      id: n2!.public_id,
      version: n2!.version,
      set: { company: "北麓" },
    });
    const person = await product.person("sales");
    await product.call("addNote", { id: n8!.public_id, body: "来过" }, { actor: person });
    await waitFor((await product.call("undoImport", { id: taken.id })).jobId);
    expect((await product.call("readImport", { id: taken.id })).undo).toEqual({
      restored: 0,
      people: 1,
      values: 1,
      orders: 0,
      stayed: [
        { what: "person", id: n8!.public_id, name: "新来的", field: null },
        { what: "value", id: n2!.public_id, name: "顾建平", field: "company" },
      ],
    });
    const { rows } = await product.call("listImports", { limit: 5 });
    expect(rows.find((row) => row.id === taken.id)).toMatchObject({ state: "undone", stayed: 2 });
  });
});
