import type { Generated } from "kysely";
import type { At, Json } from "./database.ts";

export interface ModelsTables {
  model_run: {
    id: Generated<number>;
    as_of: string;
    state: "running" | "whole" | "thin" | "failed" | "dropped";
    model: string | null;
    code_version: string;
    definition: Json<unknown>;
    facts_version: string;
    /** The zone that the days of the facts were in. */
    zone: Generated<string>;
    customers: number | null;
    fit: Json<unknown> | null;
    study: Json<unknown> | null;
    missing: Json<unknown> | null;
    timings: Json<Record<string, number>>;
    because: Json<unknown> | null;
    rows_kept: Generated<boolean>;
    job: string | null;
    created_at: At;
    finished_at: At | null;
  };
}
