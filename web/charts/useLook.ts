import { useMemo } from "react";
import { useMoney } from "../kit/useMoney.ts";
import { useTheme } from "../theme/ThemeProvider.tsx";
import type { Look } from "./look.ts";

export function useLook(): Look {
  const money = useMoney();
  const { tokens } = useTheme();
  return useMemo(() => ({ ...money, tokens }), [money, tokens]);
}
