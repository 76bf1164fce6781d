import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Harness, publicData, startHarness } from "../../testing/harness.ts";
import { importing } from "../importing.ts";

const data = publicData();
let product: Harness;
beforeAll(async () => {
  product = await startHarness();
});
afterAll(() => product.stop());
const { run, sourceOf } = importing(() => product);

async function ask(view: string, source: string, columns: string, rest = "") {
  return product.services.ch.rows(
    `select ${columns} from ${view}(hidden = {hidden:Array(UInt32)}) where source = {source:UInt16} ${rest}`,
    { source: await sourceOf(source) },
  );
}

/** The same file through a figure of the catalogue: numerator, denominator and value by the slice's label. */
async function figure(
  metric: string,
  by: ("staff" | "tier" | "disputed" | `group:${string}`)[] = [],
  chosen: Record<string, string> = {},
) {
  const { rows } = await product.call("measure", {
    metrics: [metric],
    period: { from: "2012-01-01", to: "2019-01-01" },
    by,
    choices: { [metric]: chosen },
  });
  return Object.fromEntries(
    rows.map(({ labels, figures }) => {
      const { numerator, denominator, value } = figures[0]!.cells[0]!;
      return [labels[0]?.en ?? "", [numerator, denominator, value && Number(value.toFixed(8))]];
    }),
  );
}

describe.skipIf(!data)("public files of events, counted with plain SQL and by the figures", () => {
  const file = (name: string) => readFile(join(data!, name));

  // 8,800 opportunities of a maker of hardware; some are open without a date or an account. Days come first in its dates: the
  // file's own quarter of closing agrees with every won row read so, and the mean cycle is then 51.78 days.
  test("CRM opportunities: every row, its outcome, value, length and seller", async () => {
    const done = await run(await file("crm_opportunities/sales_pipeline.csv"), {
      kind: "opportunities",
      source: "crm",
      name: "sales_pipeline.csv",
      options: { dateOrder: "dmy" },
    });
    expect(done.rows).toEqual({ new: 8800, updated: 0, same: 0, skipped: 0, waiting: 0, errors: 0 });
    expect(
      await ask(
        "opportunity",
        "crm",
        "stage, toString(outcome) as outcome, count() as n",
        "group by stage, outcome order by n desc",
      ),
    ).toEqual([
      { stage: "Won", outcome: "won", n: "4238" },
      { stage: "Lost", outcome: "lost", n: "2473" },
      { stage: "Engaging", outcome: "open", n: "1589" },
      { stage: "Prospecting", outcome: "open", n: "500" },
    ]);
    expect(
      await ask(
        "opportunity",
        "crm",
        "sumIf(amount, outcome = 'won') as won, round(avgIf(closed_on - occurred_on, outcome = 'won'), 6) as cycle, uniqExactIf(customer_id, customer_id > 0) as accounts, uniqExact(staff) as sellers",
      ),
    ).toEqual([{ won: "10005534", cycle: 51.781973, accounts: "85", sellers: "30" }]);
    expect(await figure("winRate")).toEqual({ "": [4238, 6711, 0.63150052] });
    expect(await figure("averageDeal")).toEqual({ "": [10_005_534, 4238, 2360.90939122] });
    expect(await figure("wonValue", ["staff"])).toMatchObject({
      "": [10_005_534, null, 10_005_534],
      "Darcel Schlecht": [1_153_214, null, 1_153_214],
      "Vicki Laflamme": [478_396, null, 478_396],
      "Kary Hendrixson": [454_298, null, 454_298],
      "Cassey Cress": [450_489, null, 450_489],
      "Donn Cantrell": [445_860, null, 445_860],
    });
  }, 120_000);

  // IBM's sample of 2,466 bills of 100 customers.
  test("receivables: days to pay, late share, and slices by what is only in the file", async () => {
    const done = await run(await file("receivables/WA_Fn-UseC_-Accounts-Receivable.csv"), {
      kind: "invoices",
      source: "ar",
      name: "ar.csv",
      options: { dateOrder: "mdy", keep: ["countryCode", "PaperlessBill"] },
    });
    expect(done.rows).toMatchObject({ new: 2466, errors: 0 });
    expect(
      await ask(
        "invoice",
        "ar",
        "count() as n, uniqExact(customer_id) as customers, round(avg(paid_on - occurred_on), 2) as days, round(countIf(paid_on > due_on) / count(), 4) as late, sum(amount_original) as amount",
      ),
    ).toEqual([{ n: "2466", customers: "100", days: 26.44, late: 0.3556, amount: "147703.18" }]);
    expect(
      await ask(
        "invoice",
        "ar",
        "groups['PaperlessBill'] as way, count() as n, round(avg(paid_on > due_on), 4) as late",
        "group by way order by way",
      ),
    ).toEqual([
      { way: "Electronic", n: "1203", late: 0.2751 },
      { way: "Paper", n: "1263", late: 0.4323 },
    ]);
    expect(await figure("daysToPay", ["disputed"])).toMatchObject({
      "": [expect.closeTo(2466 * 26.44484996, 3), 2466, 26.44484996],
      Disputed: [expect.closeTo(561 * 36.42424242, 3), 561, 36.42424242],
    });
    expect((await figure("latePaidShare"))[""]).toEqual([877, 2466, 0.35563666]);
    expect(
      await ask("invoice", "ar", "disputed, count() as n", "group by disputed order by disputed"),
    ).toEqual([
      { disputed: 0, n: "1905" },
      { disputed: 1, n: "561" },
    ]);
  }, 120_000);

  // 16,737 members of an airline's programme; year and month stand in columns of their own.
  test("loyalty history: terms from years and months", async () => {
    const done = await run(await file("northern_lights_loyalty/Customer Loyalty History.csv"), {
      kind: "memberships",
      source: "loyalty",
      name: "loyalty.csv",
      options: { keep: ["Province", "Enrollment Type"] },
    });
    expect(done.rows).toMatchObject({ new: 16_737, errors: 0 });
    expect(
      await ask(
        "membership_term",
        "loyalty",
        "uniqExact(customer_id) as members, countIf(ended_on is not null) as ended",
      ),
    ).toEqual([{ members: "16737", ended: "2067" }]);
    expect(
      await ask(
        "membership_term",
        "loyalty",
        "tier, count() as n, countIf(ended_on is not null) as ended",
        "group by tier order by tier",
      ),
    ).toEqual([
      { tier: "Aurora", n: "3429", ended: "449" },
      { tier: "Nova", n: "5671", ended: "717" },
      { tier: "Star", n: "7637", ended: "901" },
    ]);
    const during = { base: "during" };
    expect(await figure("membershipChurn", ["tier"], during)).toEqual({
      "": [2067, 16_737, 0.12349883],
      Aurora: [449, 3429, 0.13094197],
      Nova: [717, 5671, 0.12643273],
      Star: [901, 7637, 0.11797826],
    });
    expect(await figure("membershipChurn", ["group:Enrollment Type"], during)).toEqual({
      "": [2067, 16_737, 0.12349883],
      Standard: [1952, 15_766, 0.12381073],
      "2018 Promotion": [115, 971, 0.1184346],
    });
    expect((await figure("membersLost"))[""]).toEqual([2067, null, 2067]);
  }, 120_000);

  // 1,065 passengers, of nobody we know; the eleven points of the question are coded from 1.
  test("airline survey: NPS from a shifted column, overall and by status", async () => {
    // The file names no day, and an answer without one lies in no period of a figure: it gets a column.
    const rows = (await file("airlinesat_nps/airlinesat.csv")).toString("utf8").trimEnd().split(/\r?\n/);
    const dated = rows.map((row, i) => `${i === 0 ? '"answered on"' : "2018-06-01"},${row}`).join("\n");
    const done = await run(Buffer.from(dated), {
      kind: "answers",
      source: "nps",
      name: "airlinesat.csv",
      mapping: {},
      options: {
        keep: ["status", "flight_class", "flight_purpose"],
        questions: [
          {
            column: "nps",
            question: "nps",
            measure: "nps",
            dimension: "overall",
            shift: -1,
            from: 0,
            to: 10,
          },
        ],
      },
    });
    expect(done.rows).toMatchObject({ new: 1065, errors: 0 });
    const nps = "count() as n, round(100 * (countIf(score >= 9) - countIf(score <= 6)) / count(), 2) as nps";
    expect(await ask("answer", "nps", `${nps}, uniqExact(respondent) as sheets`)).toEqual([
      { n: "1065", nps: -18.12, sheets: "1065" },
    ]);
    expect(
      await ask("answer", "nps", `groups['status'] as status, ${nps}`, "group by status order by status"),
    ).toEqual([
      { status: "Blue", n: "677", nps: -9.75 },
      { status: "Gold", n: "143", nps: -27.27 },
      { status: "Silver", n: "245", nps: -35.92 },
    ]);
    expect(await figure("netPromoter", ["group:status"])).toEqual({
      "": [-193, 1065, -0.18122066],
      Blue: [-66, 677, -0.09748892],
      Gold: [-39, 143, -0.27272727],
      Silver: [-88, 245, -0.35918367],
    });
    expect(await figure("netPromoter", ["group:flight_class"])).toEqual({
      "": [-193, 1065, -0.18122066],
      Economy: [-161, 865, -0.18612717],
      Business: [-33, 185, -0.17837838],
      First: [1, 15, 0.06666667],
    });
    expect(await figure("netPromoter", ["group:flight_purpose"])).toMatchObject({
      Leisure: [-29, 540, -0.0537037],
      Business: [-164, 525, -0.31238095],
    });
  }, 120_000);
});
