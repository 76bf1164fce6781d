import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlFolder } from "../../start.ts";
import { type Harness, startHarness } from "../../testing/harness.ts";
import { clusterDdl } from "./clusterDdl.ts";
import { quote } from "./literal.ts";

let product: Harness;
beforeAll(async () => {
  product = await startHarness({ background: false });
});
afterAll(() => product.stop());

const folder = sqlFolder("clickhouse");
const ddl = clusterDdl(
  readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .sort()
    .map((name) => readFileSync(join(folder, name), "utf8")),
  "perennial",
  "perennial_cluster",
);

test("the cluster's tables are the migrations' tables, kept as golden text", async () => {
  await expect(`${ddl.join(";\n\n")};\n`).toMatchFileSnapshot("clusterDdl.golden.sql");
});

test("the engine parses every statement", async () => {
  for (const statement of ddl) {
    const [row] = await product.services.ch.rows<{ text: string }>(
      `select formatQuery(${quote(statement)}) text`,
    );
    expect(row?.text).toMatch(/^(CREATE|ALTER|INSERT)/);
  }
});

test("no fact lies on two shards' own paths, and every sharded table has its distributed face", () => {
  const faces = ddl.filter((text) => text.includes("engine = Distributed("));
  expect(faces.map((text) => /not exists (\w+)/.exec(text)?.[1])).toEqual([
    "order_line",
    "party",
    "membership",
    "interaction_row",
    "opportunity_row",
    "opportunity_stage_row",
    "invoice_row",
    "payment_row",
    "membership_term_row",
    "answer_row",
    "complaint_row",
    "referral_row",
    "spend_row",
    "observation_row",
    "delivery_row",
    "score_row",
    "backtest_row",
    "order_total",
  ]);
  for (const text of ddl) expect(text).not.toMatch(/engine = (Replacing)?MergeTree/);
});
