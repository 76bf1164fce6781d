import { Button } from "antd";
import { useState } from "react";
import type { Branch, ReferralTree } from "../../server/metrics/referrals/schema.ts";
import { call } from "../call.ts";
import { saysOf } from "../callError.ts";
import { Card } from "../kit/Card.tsx";
import { PersonName } from "../kit/CustomerTable.tsx";
import { count, percent, text } from "../kit/format.ts";
import { Icon } from "../kit/Icon.tsx";
import { TableScroll } from "../kit/TableScroll.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { usePeople } from "../kit/usePeople.ts";
import { Waiting } from "../kit/Waiting.tsx";
import { useLanguage } from "../language.tsx";
import type { Question } from "../question/useQuestion.ts";

interface TreeCardProps {
  question: Question;
  whole: ReferralTree | undefined;
  error: unknown;
}

const step = 15;

/** Who brought whom: a line opens the people he brought, level by level; every branch has its worth. */
export function TreeCard({ question, whole, error }: TreeCardProps) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const title = say({ zh: "推荐树", en: "Referral tree" });
  if (!whole) return <Waiting error={error} />;
  return (
    <Card
      title={title}
      metric="referredRevenue"
      note={say(
        {
          zh: "到 {day} 为止的全部推荐；每人只记在最早推荐他的人名下。整条线：经他来的所有人，不论隔几层。带来的人里 {share} 买过，平均每人 {each}。",
          en: "All referrals before {day}; each person stands under who referred him first. Branch: all who came through him, at any level. {share} of those brought bought, {each} on average.",
        },
        {
          day: question.period.to,
          share: percent(whole.referred === 0 ? null : whole.bought / whole.referred, language),
          each: text(whole.amountEach, "moneyEach", money),
        },
      )}
    >
      {whole.total === 0 ? (
        <p className="text-2">{say(whole.sentence)}</p>
      ) : (
        <TableScroll label={title}>
          <table className="table referral-tree">
            <thead>
              <tr>
                <th scope="col">{say({ zh: "客户", en: "Customer" })}</th>
                <th scope="col" className="number">
                  {say({ zh: "带来", en: "Brought" })}
                </th>
                <th scope="col" className="number">
                  {say({ zh: "整条线", en: "Branch" })}
                </th>
                <th scope="col" className="number">
                  {say({ zh: "自己买的", en: "Own purchases" })}
                </th>
                <th scope="col" className="number">
                  {say({ zh: "整条线买的", en: "Branch's purchases" })}
                </th>
                <th scope="col" className="number">
                  {say({ zh: "合起来", en: "Together" })}
                </th>
                <th scope="col">{say({ zh: "被带来", en: "Brought on" })}</th>
              </tr>
            </thead>
            <tbody>
              <Level question={question} parent={undefined} depth={0} />
            </tbody>
          </table>
        </TableScroll>
      )}
      <p className="card-note referral-foot">
        {say({
          zh: "「合起来」就是把他对扩大客户群的贡献也算进他的价值。人是被带来之后才买的，但没有他也许也会来：先后不是因果。",
          en: "“Together” counts his contribution to growth into his value. They bought after being brought, but might have come without him: after is not because.",
        })}
      </p>
    </Card>
  );
}

interface LevelProps {
  question: Question;
  parent: number | undefined;
  depth: number;
}

function Level({ question, parent, depth }: LevelProps) {
  const { say } = useLanguage();
  const asked = {
    until: question.period.to,
    definition: question.definition,
    ...(parent === undefined ? {} : { parent }),
  };
  const [shown, setShown] = useState(step);
  const list = usePeople(["referralTree", asked], (page, signal) =>
    call("referralTree", { ...asked, ...page }, { signal }),
  );
  const total = list.first?.total ?? 0;
  const wide = (words: string) => (
    <tr>
      <td colSpan={7} className="text-3" style={{ paddingLeft: 12 + 22 * depth }}>
        {words}
      </td>
    </tr>
  );
  if (list.error) return wide(say(saysOf(list.error)));
  if (!list.first) return wide(say({ zh: "正在列出", en: "Listing" }));
  return (
    <>
      {list.people.slice(0, shown).map((person) => (
        <Line key={person.customerId} person={person} question={question} depth={depth} />
      ))}
      {total > shown && (
        <tr>
          <td colSpan={7} style={{ paddingLeft: 12 + 22 * depth }}>
            <Button
              size="small"
              onClick={() => {
                if (list.people.length < shown + step) list.more();
                setShown(shown + step);
              }}
            >
              {say({ zh: "再看 {n} 人", en: "{n} more" }, { n: Math.min(step, total - shown) })}
            </Button>
          </td>
        </tr>
      )}
    </>
  );
}

function Line({ person, question, depth }: { person: Branch; question: Question; depth: number }) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const [open, setOpen] = useState(false);
  const inside = say({ zh: "他带来的人", en: "Whom he brought" });
  return (
    <>
      <tr>
        <td>
          <span className="referral-name" style={{ paddingLeft: 22 * depth }}>
            {person.brought > 0 ? (
              <button
                type="button"
                className="referral-open"
                aria-expanded={open}
                aria-label={inside}
                title={inside}
                onClick={() => setOpen(!open)}
              >
                <Icon name="down" size={14} />
              </button>
            ) : (
              <span className="referral-leaf" aria-hidden="true" />
            )}
            <PersonName person={person} /> <span className="text-3">{person.store}</span>
          </span>
        </td>
        <td className="number">{count(person.brought, language)}</td>
        <td className="number">{count(person.branch, language)}</td>
        <td className="number">{text(person.own, "moneyEach", money)}</td>
        <td className="number">{text(person.branchAmount, "moneyEach", money)}</td>
        <td className="number strong">{text(person.own + person.branchAmount, "moneyEach", money)}</td>
        <td className="text-3">
          {person.broughtOn} {person.channel}
        </td>
      </tr>
      {open && <Level question={question} parent={person.customerId} depth={depth + 1} />}
    </>
  );
}
