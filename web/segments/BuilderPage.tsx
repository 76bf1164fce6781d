import "../kit/kit.css";
import "./segments.css";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { AutoComplete, Button, Input } from "antd";
import { type FormEvent, useMemo, useState } from "react";
import { rule as ruleShape } from "../../server/segments/rule/schema.ts";
import type { SegmentFile } from "../../server/segments/schema.ts";
import { saysOf } from "../callError.ts";
import { Card } from "../kit/Card.tsx";
import { Field } from "../kit/Field.tsx";
import { PageHead } from "../kit/PageHead.tsx";
import { useSay } from "../language.tsx";
import { PageSkeleton } from "../shell/PageSkeleton.tsx";
import { useCall } from "../useCall.ts";
import { useSubmit } from "../useSubmit.ts";
import { DefinitionSwitch } from "./DefinitionSwitch.tsx";
import { fromRule, newCondition, newGroup, toRule } from "./draft.ts";
import { EstimateCard } from "./EstimateCard.tsx";
import { GroupEditor } from "./GroupEditor.tsx";
import { SentenceBox } from "./SentenceBox.tsx";
import { useDebounced } from "./useDebounced.ts";

const quietMs = 250;

/** `/segments/new`, or `/segments/:id/edit`: the same page, empty or filled. */
export function Page() {
  const { segmentId } = useParams({ strict: false }) as { segmentId?: string };
  const id = Number(segmentId ?? 0);
  const segment = useCall("readSegment", { id }, { enabled: id > 0 });
  if (segment.error) throw segment.error;
  if (id > 0 && !segment.data) return <PageSkeleton />;
  return <Builder key={segment.data?.version ?? 0} segment={segment.data} />;
}

function Builder({ segment }: { segment: SegmentFile | undefined }) {
  const say = useSay();
  const navigate = useNavigate();
  const choices = useCall("segmentChoices", {});
  const kept = useCall("segmentNames", {}).data?.segments ?? [];
  const folders = [...new Set(kept.map(({ folder }) => folder))].filter((folder) => folder !== "").sort();
  const [name, setName] = useState(segment?.name ?? "");
  const [folder, setFolder] = useState(segment?.folder ?? "");
  const [note, setNote] = useState("");
  const [definition, setDefinition] = useState(
    ruleShape.parse(segment?.rule ?? { where: { kind: "all", of: [] } }).definition,
  );
  const [group, setGroup] = useState(() =>
    segment?.rule ? fromRule(segment.rule.where) : newGroup("all", [newCondition("bought")]),
  );
  const [earlier, setEarlier] = useState<typeof group | undefined>();
  const drafted = useMemo(
    () => ruleShape.safeParse({ where: toRule(group), definition }),
    [group, definition],
  );
  const rule = drafted.success ? drafted.data : undefined;
  const settled = useDebounced(rule, quietMs);
  const done = (id: number) => void navigate({ to: `/segments/${id}` });
  const creating = useSubmit("createSegment", ({ id }) => done(id));
  const updating = useSubmit("updateSegment", () => segment && done(segment.id));
  const error = creating.error ?? updating.error;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!rule || name.trim() === "") return;
    if (segment) updating.mutate({ id: segment.id, version: segment.version, name, folder, note, rule });
    else creating.mutate({ name, folder, note, rule });
  };
  const title = segment
    ? say({ zh: "改分群：{name}", en: "Change segment: {name}" }, { name: segment.name })
    : say({ zh: "新建分群", en: "New segment" });
  return (
    <form onSubmit={submit}>
      <PageHead
        crumb={<Link to="/segments">{say({ zh: "分群", en: "Segments" })}</Link>}
        title={title}
        sentence={say({
          zh: "写下条件，随时看有多少人；存下后成员自动更新。",
          en: "Set conditions and see at once how many people fit. Once kept, members follow by themselves.",
        })}
      >
        <Button
          type="primary"
          htmlType="submit"
          disabled={!rule || name.trim() === ""}
          loading={creating.isPending || updating.isPending}
        >
          {segment
            ? say({ zh: "存为新的一版", en: "Keep as a new version" })
            : say({ zh: "建立分群", en: "Make segment" })}
        </Button>
      </PageHead>
      {error && (
        <p className="field-error seg-error" role="alert">
          {say(saysOf(error))}
        </p>
      )}
      <div className="columns">
        <div className="column seg-side">
          <Card title={say({ zh: "名称", en: "Name" })}>
            <div className="seg-names">
              <Field label={say({ zh: "名称", en: "Name" })}>
                {(control) => (
                  <Input
                    {...control}
                    maxLength={60}
                    required
                    value={name}
                    onChange={(event) => setName(event.target.value)}
                  />
                )}
              </Field>
              <Field label={say({ zh: "文件夹（可不填）", en: "Folder (optional)" })}>
                {({ id }) => (
                  <AutoComplete
                    id={id}
                    value={folder}
                    options={folders.map((value) => ({ value }))}
                    onChange={(value: string) => setFolder(value.slice(0, 60))}
                  />
                )}
              </Field>
              <Field
                label={
                  segment
                    ? say({ zh: "这次改了什么（可不填）", en: "What changed (optional)" })
                    : say({ zh: "说明（可不填）", en: "Note (optional)" })
                }
              >
                {(control) => (
                  <Input
                    {...control}
                    maxLength={500}
                    value={note}
                    onChange={(event) => setNote(event.target.value)}
                  />
                )}
              </Field>
            </div>
          </Card>
          <Card
            title={say({ zh: "条件", en: "Conditions" })}
            right={<DefinitionSwitch definition={definition} onChange={setDefinition} />}
          >
            {choices.data ? (
              <>
                <SentenceBox
                  choices={choices.data}
                  onRule={(where) => {
                    setEarlier(group);
                    setGroup(fromRule(where));
                  }}
                  onBack={
                    earlier &&
                    (() => {
                      setGroup(earlier);
                      setEarlier(undefined);
                    })
                  }
                />
                <GroupEditor group={group} onChange={setGroup} choices={choices.data} />
              </>
            ) : (
              <PageSkeleton head={false} />
            )}
          </Card>
        </div>
        <div className="column seg-aside">
          <EstimateCard rule={settled} />
        </div>
      </div>
    </form>
  );
}
