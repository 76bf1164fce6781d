import type { useSay } from "../language.tsx";

interface Nameable {
  id: string;
  name: string | null;
  memberNo?: string | null;
  sourceNo?: string | null;
  erased?: boolean;
}

/** A name, or what stands for one where it is unknown, not shown to this reader, or erased. */
export function customerName(of: Nameable, say: ReturnType<typeof useSay>): string {
  if (of.name) return of.name;
  if (of.erased) return say({ zh: "已删除 {id}", en: "Erased {id}" }, { id: of.id.slice(0, 6) });
  return of.memberNo ?? of.sourceNo ?? say({ zh: "客户 {id}", en: "Customer {id}" }, { id: of.id });
}
