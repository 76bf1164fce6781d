import { basename } from "node:path";
import type { FactKind } from "../fact.ts";
import { type BenchProduct, difference, type Phase, type Used } from "./benchProduct.ts";
import { timed } from "./processes.ts";

export interface Imported {
  /** From the start of the import to the moment at which everybody sees it. */
  seconds: number;
  cpu: Used;
  phases: Phase[];
  /** Bringing the file to the server, before. */
  upload: number;
  rows: Record<string, number>;
}

/** A file through the product's own machinery, as the wizard does it with what it proposes. */
export async function importFile(product: BenchProduct, kind: FactKind, file: string): Promise<Imported> {
  const begun = await product.ask("createUpload", { kind, fileName: basename(file), source: "bench" });
  const upload = await timed(() => product.upload(begun.upload, file));
  const { id } = begun;
  const { reading, mapping, proposed } = await product.ask("inspectFile", { id });
  const { returnPrefix, dateOrder, decimalComma } = proposed;
  await product.ask("changeImport", {
    id,
    reading,
    mapping,
    options: { returnPrefix, dateOrder, decimalComma },
  });
  const before = product.cpu();
  const { seconds, value: phases } = await timed(async () => {
    const { jobId } = await product.ask("startImport", { id });
    return product.follow(jobId);
  });
  const after = product.cpu();
  const { result } = await product.ask("readImport", { id });
  return {
    seconds,
    cpu: difference(after, before),
    phases,
    upload: upload.seconds,
    rows: result?.rows ?? {},
  };
}
