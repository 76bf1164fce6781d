import { describe, expect, it } from "vitest";
import type { StudyReport } from "../../server/models/schema.ts";
import { verdictOn } from "./verdict.ts";

const study = (chosen: string | null, bias: number | null, gini: number | null) =>
  ({ chosen, shown: "A", candidates: [{ model: "A", bias, gini }] }) as unknown as StudyReport;

describe("what the forecast may be used for", () => {
  it("follows what the hold-out showed", () => {
    expect(verdictOn(study("A", 0.02, 0.7)).verdict).toBe("works");
    expect(verdictOn(study("A", -0.3, 0.7)).verdict).toBe("unattributable");
    expect(verdictOn(study("A", 0.02, 0.1)).verdict).toBe("fails");
    expect(verdictOn(study("A", null, null)).verdict).toBe("fails");
    expect(verdictOn(study(null, 0, 0.9)).verdict).toBe("few");
  });
});
