import type { Generated } from "kysely";
import type { Pair } from "../refuse.ts";
import type { At, Json } from "./database.ts";

export interface DashboardsTables {
  dashboard: {
    id: Generated<number>;
    name: string;
    owner: number;
    shared: Generated<"nobody" | "roles" | "everyone">;
    roles: Generated<string[]>;
    version: Generated<number>;
    created_at: At;
    updated_at: At;
    deleted_at: At | null;
  };
  dashboard_tile: {
    id: Generated<number>;
    dashboard: number;
    place: number;
    size: "quarter" | "third" | "half" | "whole";
    title: string;
    show: "number" | "chart" | "table";
    view: Json<unknown>;
    created_at: At;
    removed_at: At | null;
  };
  annotation: {
    id: Generated<number>;
    day: string;
    text: string;
    by: number | null;
    at: At;
    removed_at: At | null;
  };
  dashboard_schedule: {
    id: Generated<number>;
    dashboard: number;
    by: number;
    every: "day" | "week" | "month";
    on_day: number | null;
    hour: number;
    paused: Generated<boolean>;
    created_at: At;
    removed_at: At | null;
  };
  dashboard_receiver: { schedule: number; person: number; since: string; stopped_at: At | null };
  dashboard_letter: {
    schedule: number;
    person: number;
    day: string;
    state: "claimed" | "sending" | "sent" | "failed";
    run: string;
    tries: Generated<number>;
    error: Json<Pair> | null;
    at: At;
  };
}
