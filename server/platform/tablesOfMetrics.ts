import type { Generated } from "kysely";
import type { At, Json } from "./database.ts";

export interface MetricsTables {
  definition_version: {
    version: Generated<number>;
    subject: string;
    value: Json<Record<string, string>>;
    note: Generated<string>;
    at: At;
    by: number | null;
  };
  metric_target: {
    id: Generated<number>;
    metric: string;
    kind: "target" | "benchmark";
    value: number | null;
    valid_from: string;
    source: Generated<string>;
    at: At;
    by: number | null;
  };
}
