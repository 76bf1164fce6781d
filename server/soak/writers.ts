import { randomUUID } from "node:crypto";
import { pause, type RunningServer } from "./runningServer.ts";

export interface SoakImport {
  number: number;
  id: string;
  rows: number;
  /** In hundredths. */
  amount: number;
  state: "open" | "done" | "gone";
}

interface Creation {
  number: number;
  key: string;
}

/** Three clerks who enter customers and one who imports files, each remembering what was acknowledged. */
export class Writers {
  readonly acknowledged: Map<number, string>;
  readonly imports: SoakImport[];
  private next: number;
  private readonly flying = new Map<number, Creation>();
  /** Requests whose fate is unknown: sent again with the same key until there is an answer. */
  private readonly unknown: Creation[];
  private going = false;
  private loops: Promise<void>[] = [];

  constructor(
    private readonly server: RunningServer,
    kept?: ReturnType<Writers["keep"]>,
  ) {
    this.acknowledged = new Map(kept?.acknowledged ?? []);
    this.imports = kept?.imports ?? [];
    this.unknown = kept?.unknown ?? [];
    this.next = kept?.next ?? 1;
  }

  get inFlight(): number {
    return this.flying.size;
  }

  keep() {
    return {
      acknowledged: [...this.acknowledged],
      imports: this.imports,
      unknown: this.unknown,
      next: this.next,
    };
  }

  start() {
    this.going = true;
    this.loops = [this.enter(), this.enter(), this.enter(), this.import()];
  }

  /** No new work; what is open is brought to an answer. */
  async settle(): Promise<void> {
    this.going = false;
    await Promise.all(this.loops);
    this.loops = [];
    while (this.unknown.length > 0) await this.create(this.unknown.shift()!);
    for (const one of this.imports) if (one.state === "open") await this.follow(one);
  }

  private async enter(): Promise<void> {
    while (this.going) await this.create(this.unknown.shift() ?? { number: this.next++, key: randomUUID() });
  }

  private async create(creation: Creation): Promise<void> {
    this.flying.set(creation.number, creation);
    const answer = await this.server.call(
      "createCustomer",
      { fields: { name: `客户${creation.number}`, member_no: `K${creation.number}` } },
      creation.key,
    );
    this.flying.delete(creation.number);
    if ("ok" in answer) this.acknowledged.set(creation.number, String(answer.ok.id));
    else if (
      "refused" in answer &&
      answer.refused !== "platform.engine_away" &&
      answer.refused !== "platform.key_running"
    )
      throw new Error(`customer ${creation.number} was refused: ${answer.refused}`);
    else {
      this.unknown.push(creation);
      await pause(20);
    }
  }

  private async import(): Promise<void> {
    while (this.going) {
      const number = this.imports.length + 1;
      const begun = await this.server.call("createUpload", {
        kind: "orders",
        fileName: `${number}.csv`,
        source: "soak",
      });
      if (!("ok" in begun)) {
        await pause(50);
        continue;
      }
      const rows = 200 + ((number * 37) % 300);
      const one: SoakImport = { number, id: String(begun.ok.id), rows, amount: 0, state: "open" };
      const lines = ["订单号,下单时间,会员号,商品,数量,金额"];
      for (let row = 0; row < rows; row++) {
        const cents = 100 + ((number * 131 + row * 17) % 9900);
        one.amount += cents;
        const day = String(1 + (row % 28)).padStart(2, "0");
        lines.push(
          `S${number}-${row},2026-03-${day} 10:00:00,C${row % 90},商品${row % 12},1,${(cents / 100).toFixed(2)}`,
        );
      }
      if (!(await this.server.upload(String(begun.ok.upload), lines.join("\r\n")))) continue;
      const looked = await this.server.call("inspectFile", { id: one.id });
      if (!("ok" in looked)) continue;
      const { reading, mapping } = looked.ok;
      const chosen = await this.server.call("changeImport", { id: one.id, reading, mapping });
      if (!("ok" in chosen)) continue;
      this.imports.push(one);
      await this.server.call("startImport", { id: one.id });
      await this.follow(one);
    }
  }

  /** Until the import is done, or has ended in another way. A start that never arrived is sent again. */
  private async follow(one: SoakImport): Promise<void> {
    for (let wait = 0; wait < 1200; wait++) {
      const seen = await this.server.call("readImport", { id: one.id });
      const state = "ok" in seen ? String(seen.ok.state) : "";
      if (state === "done") {
        one.state = "done";
        return;
      }
      if (state === "failed" || state === "cancelled") {
        one.state = "gone";
        return;
      }
      if (state === "draft" || state === "ready") await this.server.call("startImport", { id: one.id });
      await pause(50);
      if (!this.going && wait > 600) return;
    }
  }
}
