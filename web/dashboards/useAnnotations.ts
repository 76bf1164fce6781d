import type { Annotation } from "../../server/dashboards/schema.ts";
import { useCall } from "../useCall.ts";

const none: readonly Annotation[] = [];

/** What the company has noted at days; none until they are known. */
export function useAnnotations(): readonly Annotation[] {
  return useCall("listAnnotations", {}).data?.annotations ?? none;
}
