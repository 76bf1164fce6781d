import "../kit/kit.css";
import "./customers.css";
import "./file.css";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import type { CustomerFile } from "../../server/customers/customerShape.ts";
import { count } from "../kit/format.ts";
import { useLanguage } from "../language.tsx";
import { useDefinition } from "../question/useDefinition.ts";
import { WhyCard } from "../segments/WhyCard.tsx";
import { useKeys } from "../shell/keys.ts";
import { PageSkeleton } from "../shell/PageSkeleton.tsx";
import { ContactsCard } from "../today/ContactsCard.tsx";
import { NextActionCard } from "../today/NextActionCard.tsx";
import { type Address, useAddress } from "../useAddress.ts";
import { useCall } from "../useCall.ts";
import { useMay } from "../whoAmI.ts";
import { AttachmentsCard } from "./AttachmentsCard.tsx";
import { BroughtCard } from "./BroughtCard.tsx";
import { ConsentCard } from "./ConsentCard.tsx";
import { EvidenceCard } from "./EvidenceCard.tsx";
import { FileHead } from "./FileHead.tsx";
import { FileTiles } from "./FileTiles.tsx";
import { ForecastCard } from "./ForecastCard.tsx";
import { HabitsCard } from "./HabitsCard.tsx";
import { addressOfList } from "./listAddress.ts";
import { MergedCard } from "./MergedCard.tsx";
import { PastForecastsCard } from "./PastForecastsCard.tsx";
import { ProfileCard } from "./ProfileCard.tsx";
import { PurchasesCard } from "./PurchasesCard.tsx";
import { TimelineCard } from "./TimelineCard.tsx";
import { useListQuestion } from "./useList.ts";

/** One customer: who, what he is worth, what happened, what is allowed. */
export function Page() {
  const { customerId = "" } = useParams({ strict: false }) as { customerId?: string };
  const [address] = useAddress();
  const navigate = useNavigate();
  const definition = useDefinition();
  const answer = useCall("getCustomer", { id: customerId, definition }, { keep: false });
  const survivor = answer.data?.id;
  // A merged file's old address leads to the customer it stands for.
  useEffect(() => {
    if (survivor && survivor !== customerId)
      void navigate({ to: `/customers/${survivor}`, search: true as never, replace: true });
  }, [survivor, customerId, navigate]);
  if (answer.error) throw answer.error;
  return (
    <>
      <Crumb address={address} />
      {answer.data ? <WholeFile key={answer.data.id} file={answer.data} /> : <PageSkeleton />}
    </>
  );
}

function WholeFile({ file }: { file: CustomerFile }) {
  const may = useMay();
  const edits = may("customers:write") && file.profile.erasedAt === null;
  return (
    <div className="stack">
      <section className="card file-card">
        <FileHead file={file} edits={edits} />
        <FileTiles file={file} />
      </section>
      <div className="file-columns">
        <div className="stack">
          <ForecastCard id={file.id} />
          <PastForecastsCard id={file.id} />
          <EvidenceCard file={file} />
          <PurchasesCard file={file} />
          <BroughtCard id={file.id} />
          <TimelineCard id={file.id} edits={edits} />
        </div>
        <div className="stack">
          <NextActionCard id={file.id} phone={file.profile.phone} />
          <ContactsCard id={file.id} />
          <ProfileCard file={file} edits={edits} />
          <HabitsCard file={file} edits={edits} />
          <WhyCard customer={file.id} />
          <ConsentCard file={file} edits={edits} />
          <AttachmentsCard id={file.id} edits={edits} />
          <MergedCard file={file} />
        </div>
      </div>
    </div>
  );
}

/** Where this customer stands in the list one came from; J and K turn to the next and the one before. */
function Crumb({ address }: { address: Address }) {
  const { say, language } = useLanguage();
  const text = address.list;
  const at = Number(address.at);
  if (!text || !Number.isInteger(at) || at < 0) {
    return (
      <p className="file-crumb">
        <Link to="/customers">{say({ zh: "客户", en: "Customers" })}</Link>
      </p>
    );
  }
  const list = text === "-" ? "" : text;
  return (
    <p className="file-crumb">
      <Link to="/customers" search={addressOfList(list) as never}>
        {list === ""
          ? say({ zh: "客户", en: "Customers" })
          : say({ zh: "客户名单", en: "List of customers" })}
      </Link>
      <span aria-hidden="true">›</span>
      <Turner list={list} at={at} language={language} />
    </p>
  );
}

function Turner({ list, at, language }: { list: string; at: number; language: "zh" | "en" }) {
  const { say } = useLanguage();
  const navigate = useNavigate();
  const asked = useListQuestion(addressOfList(list));
  const from = Math.max(0, at - 1);
  const { data } = useCall("listCustomers", { ...asked, offset: from, limit: 3 });
  const turn = (to: number) => {
    const row = data?.rows[to - from];
    if (row)
      void navigate({
        to: `/customers/${row.id}`,
        search: { list: list || "-", at: String(to) } as never,
      });
  };
  useKeys({ j: () => turn(at + 1), k: () => at > 0 && turn(at - 1) });
  return (
    <>
      <span>
        {say(
          { zh: "第 {n} 位，共 {total} 位", en: "{n} of {total}" },
          { n: count(at + 1, language), total: count(data?.total, language) },
        )}
      </span>
      <button
        type="button"
        className="key"
        onClick={() => turn(at + 1)}
        aria-label={say({ zh: "下一位", en: "Next" })}
      >
        J
      </button>
      <button
        type="button"
        className="key"
        disabled={at === 0}
        onClick={() => turn(at - 1)}
        aria-label={say({ zh: "上一位", en: "Previous" })}
      >
        K
      </button>
      <span>{say({ zh: "上下翻", en: "turn" })}</span>
    </>
  );
}
