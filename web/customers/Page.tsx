import "../kit/kit.css";
import "./customers.css";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useCallback, useState } from "react";
import { columnsMaskedBy, type SortKey } from "../../server/customers/schema.ts";
import { EmptyChart } from "../kit/EmptyChart.tsx";
import { count } from "../kit/format.ts";
import { PageHead } from "../kit/PageHead.tsx";
import { useNarrow } from "../kit/useNarrow.ts";
import { useLanguage } from "../language.tsx";
import { DefinitionPicker } from "../question/DefinitionPicker.tsx";
import { useDefinition } from "../question/useDefinition.ts";
import { useKeys } from "../shell/keys.ts";
import { useAddress } from "../useAddress.ts";
import { useCall } from "../useCall.ts";
import { useMay, useWhoAmI } from "../whoAmI.ts";
import { BulkBar } from "./BulkBar.tsx";
import { ColumnPicker } from "./ColumnPicker.tsx";
import { CustomerGrid } from "./CustomerGrid.tsx";
import { readColumns } from "./columns.tsx";
import { ExportDialog } from "./ExportDialog.tsx";
import { FilterBar } from "./FilterBar.tsx";
import { listText } from "./listAddress.ts";
import { NewCustomerDialog } from "./NewCustomerDialog.tsx";
import { type OwnKey, useOwnFields } from "./ownFields.ts";
import { sortedBy, useListQuestion } from "./useList.ts";
import { useTicked } from "./useTicked.ts";
import { ViewPicker } from "./ViewPicker.tsx";

/** The list of customers: everything it shows is in its address. */
export function Page() {
  const { say, language } = useLanguage();
  const me = useWhoAmI();
  const may = useMay();
  const [address, change] = useAddress();
  const definition = useDefinition();
  const asked = useListQuestion(address);
  const [total, setTotal] = useState(0);
  const ticked = useTicked(asked, total);
  const [exporting, setExporting] = useState(false);
  const choices = useCall("customerChoices", {}).data;
  const masked = columnsMaskedBy(me.masked);
  const own = useOwnFields();
  const columns = readColumns(address.cols, masked, useNarrow(), own);
  const answer = useCall("listCustomers", { ...asked, offset: 0, limit: 100 });
  const writes = may("customers:write");
  const adding = writes && address.new === "1";
  const add = () => change({ new: "1" });
  const endAdding = () => change({ new: undefined }, true);
  useKeys({ n: add }, writes && !adding && !exporting);
  const sort = useCallback(
    (key: SortKey | OwnKey) => {
      const same = sortedBy(asked) === key;
      const firstDown = key !== "name";
      const descending = same ? !asked.descending : firstDown;
      change({ sort: key === "lastOn" ? undefined : key, asc: descending ? undefined : "1" });
    },
    [asked, change],
  );
  if (
    !me.hasData &&
    total === 0 &&
    answer.data?.total === 0 &&
    Object.keys(asked.filter ?? {}).length === 0
  ) {
    return (
      <>
        <PageHead title={say({ zh: "客户", en: "Customers" })} />
        <section className="card">
          <EmptyChart
            missing={say({
              zh: "还没有客户。导入客户或订单，或手工建一位。",
              en: "No customers yet. Import customers or orders, or add one.",
            })}
            actions={
              <>
                <Link to="/welcome">
                  <Button type="primary">{say({ zh: "放进数据", en: "Bring in data" })}</Button>
                </Link>
                {writes && <Button onClick={add}>{say({ zh: "新建客户", en: "New customer" })}</Button>}
              </>
            }
          />
        </section>
        <NewCustomerDialog open={adding} masked={masked} onClose={endAdding} />
      </>
    );
  }
  const data = answer.data;
  const sentence = data
    ? say(
        data.capped
          ? {
              zh: "符合的很多，先列出 {n} 位；数据截至 {asOf}。",
              en: "Many fit; the first {n} are listed. Data up to {asOf}.",
            }
          : { zh: "{n} 位客户，数据截至 {asOf}。", en: "{n|customer|customers}. Data up to {asOf}." },
        { n: data.total, asOf: data.asOf },
      )
    : "";
  return (
    <>
      <PageHead title={say({ zh: "客户", en: "Customers" })} sentence={sentence}>
        <ViewPicker address={address} onChange={change} />
        <ColumnPicker shown={columns} masked={masked} own={own} onChange={(cols) => change({ cols })} />
        <DefinitionPicker definition={definition} />
        {may("customers:export") && (
          <Button onClick={() => setExporting(true)} disabled={!data}>
            {data
              ? say({ zh: "导出 {n}", en: "Export {n}" }, { n: count(total, language) })
              : say({ zh: "导出", en: "Export" })}
          </Button>
        )}
        {writes && (
          <Button type="primary" onClick={add}>
            {say({ zh: "新建客户", en: "New customer" })}
          </Button>
        )}
      </PageHead>
      <section className="card list-card" aria-label={say({ zh: "客户列表", en: "List of customers" })}>
        <FilterBar address={address} choices={choices} masked={masked} own={own} onChange={change} />
        <BulkBar ticked={ticked} asked={asked} choices={choices} />
        <CustomerGrid
          asked={asked}
          columns={columns}
          ticked={ticked}
          text={listText(address)}
          onSort={sort}
          onTotal={setTotal}
        />
        <p className="list-keys text-3">
          {say({
            zh: "J K 上下 · X 选中 · Enter 打开 · / 搜索",
            en: "J K move · X tick · Enter open · / search",
          })}
        </p>
      </section>
      <ExportDialog
        open={exporting}
        total={total}
        asked={asked}
        masked={masked}
        own={own}
        onClose={() => setExporting(false)}
      />
      <NewCustomerDialog open={adding} masked={masked} onClose={endAdding} />
    </>
  );
}
