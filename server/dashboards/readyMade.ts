import type { NewTile } from "./schema.ts";

const quarter = (metric: string): NewTile => ({
  show: "number",
  size: "quarter",
  view: { metrics: [metric], period: "90d", compare: "previous" },
});
const year = { period: "12m", grain: "month" } as const;

/** What a shop looks at first: four figures, their year, who brings them, and where. */
export const readyMade: readonly NewTile[] = [
  quarter("revenue"),
  quarter("existingRevenue"),
  quarter("customers"),
  quarter("repurchaseRate"),
  { show: "chart", size: "half", view: { metrics: ["revenue"], ...year, draw: "bar" } },
  { show: "chart", size: "half", view: { metrics: ["repurchaseRate"], by: ["valueClass"], ...year } },
  { show: "chart", size: "third", view: { metrics: ["newCustomers"], ...year, draw: "bar" } },
  { show: "chart", size: "third", view: { metrics: ["averageOrder"], ...year } },
  { show: "chart", size: "third", view: { metrics: ["churnRate"], ...year } },
  {
    show: "chart",
    size: "half",
    view: {
      metrics: ["revenue"],
      by: ["store"],
      period: "90d",
      grain: "whole",
      compare: "previous",
      draw: "dumbbell",
    },
  },
  {
    show: "chart",
    size: "half",
    view: { metrics: ["revenue"], by: ["category"], period: "90d", grain: "whole", draw: "bar" },
  },
  {
    show: "table",
    size: "whole",
    view: {
      metrics: ["customers", "revenue", "averageOrder", "repurchaseRate"],
      by: ["valueClass"],
      period: "90d",
      grain: "whole",
      compare: "previous",
    },
  },
];
