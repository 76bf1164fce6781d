import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import type { SegmentFile } from "../../server/segments/schema.ts";
import { saysOf } from "../callError.ts";
import { uploadFile } from "../ingest/uploadFile.ts";
import { Bones } from "../kit/Bones.tsx";
import { FileDrop } from "../kit/FileDrop.tsx";
import { SegmentedSwitch } from "../kit/SegmentedSwitch.tsx";
import { useSay } from "../language.tsx";
import type { Pair } from "../phrase.ts";
import { useCall } from "../useCall.ts";
import { useSubmit } from "../useSubmit.ts";
import { type FileChoices, FileColumnPicker } from "./FileColumnPicker.tsx";
import { FileMatchCounts } from "./FileMatchCounts.tsx";
import { ListNames } from "./ListNames.tsx";

type Into = Pick<SegmentFile, "id" | "name" | "version">;

interface ListFromFileProps {
  folders?: readonly string[];
  into?: Into;
  onDone(): void;
}

/** A file dropped, the column chosen, a look at who is found; then a new list, or a change of one. */
export function ListFromFile({ folders = [], into, onDone }: ListFromFileProps) {
  const say = useSay();
  const [dropped, setDropped] = useState<{ file: string; name: string }>();
  const [share, setShare] = useState<number>();
  const [wrong, setWrong] = useState<Pair>();
  const take = async (file: File) => {
    setWrong(undefined);
    setDropped(undefined);
    setShare(0);
    try {
      const address = `/api/uploads/segment?${new URLSearchParams({ name: file.name })}`;
      const sent = await uploadFile<{ file: string }>(address, file, setShare);
      setDropped({ file: sent.file, name: file.name });
    } catch (error) {
      setWrong(saysOf(error));
    } finally {
      setShare(undefined);
    }
  };
  return (
    <div className="seg-list-form">
      {dropped ? (
        <p>
          <strong>{dropped.name}</strong>{" "}
          <Button type="link" size="small" onClick={() => setDropped(undefined)}>
            {say({ zh: "换一个文件", en: "Another file" })}
          </Button>
        </p>
      ) : (
        <>
          <FileDrop
            label={say({ zh: "名单文件", en: "File of customers" })}
            share={share}
            wrong={wrong}
            onFile={(file) => void take(file)}
          />
          <p className="text-3">
            {say({
              zh: "Excel、CSV、TSV，可以是 gzip；UTF-8、GBK 都能读；至多 20 万行、100 MB。文件一天后清理。",
              en: "Excel, CSV or TSV, gzipped or not; UTF-8 or GBK; up to 200,000 rows and 100 MB. The file is cleared away after a day.",
            })}
          </p>
        </>
      )}
      {dropped && (
        <Chosen key={dropped.file} dropped={dropped} folders={folders} into={into} onDone={onDone} />
      )}
    </div>
  );
}

interface ChosenProps {
  dropped: { file: string; name: string };
  folders: readonly string[];
  into: Into | undefined;
  onDone(): void;
}

function Chosen({ dropped, folders, into, onDone }: ChosenProps) {
  const say = useSay();
  const navigate = useNavigate();
  const [choices, setChoices] = useState<FileChoices>({});
  const [name, setName] = useState(dropped.name.replace(/(\.gz)?$/i, "").replace(/\.[^.]+$/, ""));
  const [folder, setFolder] = useState("");
  const [how, setHow] = useState<"add" | "replace" | "remove">("add");
  const { column: chosen, by: key, several = "leave", ...reading } = choices;
  const looked = useCall("inspectListFile", { file: dropped.file, ...reading });
  const column = chosen ?? looked.data?.suggested?.column;
  const by = key ?? (column === undefined ? undefined : looked.data?.looksLike[column]) ?? "member_no";
  const asked = { file: dropped.file, ...reading, column: column ?? "", by, several };
  const ready = column !== undefined && looked.data !== undefined && !looked.data.masked.includes(by);
  const matched = useCall("matchListFile", asked, { enabled: ready, keep: false });
  const creating = useSubmit("createListFromFile", ({ id }) => void navigate({ to: `/segments/${id}` }));
  const changing = useSubmit("changeListByFile", onDone);
  if (looked.error)
    return <Unreadable error={looked.error} onAnyway={() => setChoices({ ...choices, acceptCut: true })} />;
  if (!looked.data) return <Bones lines={4} />;
  const error = creating.error ?? changing.error;
  const found = matched.data?.customers ?? 0;
  const keep = () => {
    if (into) changing.mutate({ ...asked, segment: into.id, version: into.version, how });
    else creating.mutate({ ...asked, name: name.trim(), folder });
  };
  return (
    <>
      <FileColumnPicker
        looked={looked.data}
        column={column}
        by={by}
        choices={choices}
        onChange={setChoices}
      />
      {ready &&
        (matched.error ? (
          <Unreadable error={matched.error} onAnyway={() => setChoices({ ...choices, acceptCut: true })} />
        ) : matched.data ? (
          <FileMatchCounts
            matched={matched.data}
            asked={asked}
            onSeveral={(next) => setChoices({ ...choices, several: next })}
          />
        ) : (
          <Bones lines={3} />
        ))}
      {into ? (
        <SegmentedSwitch
          label={say({ zh: "拿这些人做什么", en: "What becomes of them" })}
          value={how}
          options={[
            { value: "add", label: say({ zh: "加入", en: "Add" }) },
            { value: "replace", label: say({ zh: "替换整份名单", en: "Replace the list" }) },
            { value: "remove", label: say({ zh: "移出", en: "Take off" }) },
          ]}
          onChange={setHow}
        />
      ) : (
        <ListNames name={name} folder={folder} folders={folders} onName={setName} onFolder={setFolder} />
      )}
      {error && (
        <p className="field-error" role="alert">
          {say(saysOf(error))}
        </p>
      )}
      <Button
        type="primary"
        disabled={found === 0 || (!into && name.trim() === "")}
        loading={creating.isPending || changing.isPending}
        onClick={keep}
      >
        {into
          ? say(changeWords[how], { n: found })
          : say({ zh: "建立名单，{n} 人", en: "Make list of {n}" }, { n: found })}
      </Button>
    </>
  );
}

const changeWords = {
  add: { zh: "加入 {n} 人", en: "Add {n}" },
  replace: { zh: "替换成这 {n} 人", en: "Replace by these {n}" },
  remove: { zh: "移出这 {n} 人", en: "Take these {n} off" },
} as const satisfies Record<string, Pair>;

function Unreadable({ error, onAnyway }: { error: Error; onAnyway(): void }) {
  const say = useSay();
  const cut = (error as { code?: unknown }).code === "ingest.last_row_cut";
  return (
    <p className="field-error" role="alert">
      {say(saysOf(error))}{" "}
      {cut && (
        <Button size="small" onClick={onAnyway}>
          {say({ zh: "照样读", en: "Read it all the same" })}
        </Button>
      )}
    </p>
  );
}
