import type { CustomerFile } from "../../server/customers/customerShape.ts";
import { fieldNames } from "../../server/customers/messages.ts";
import { Card } from "../kit/Card.tsx";
import { exact } from "../kit/format.ts";
import { useMoney } from "../kit/useMoney.ts";
import { useLanguage, useSay } from "../language.tsx";
import { ContactsField } from "./ContactsField.tsx";
import { birthdayWords } from "./changeWords.ts";
import { InlineField } from "./InlineField.tsx";
import { InlineOwnField } from "./InlineOwnField.tsx";
import { useAllOwnFields } from "./ownFields.ts";
import { phoneText } from "./phoneText.ts";
import { ReferrerField } from "./ReferrerField.tsx";
import { genderNames, kindNames } from "./words.ts";

type Profile = CustomerFile["profile"];
const persons = [
  "name",
  "gender",
  "birthday",
  "phone",
  "email",
  "member_no",
  "company",
  "position",
  "region",
  "address",
  "store",
  "owner",
  "channel",
  "campaign",
  "acquired_on",
  "acquisition_cost",
  "income",
] as const;
const organisations = [
  "name",
  "phone",
  "landline",
  "email",
  "member_no",
  "region",
  "address",
  "store",
  "owner",
  "industry",
  "channel",
  "campaign",
  "acquired_on",
  "acquisition_cost",
] as const;
export type ProfileField = (typeof persons)[number] | (typeof organisations)[number];

/** The profile; each value is changed where it stands. */
export function ProfileCard({ file, edits }: { file: CustomerFile; edits: boolean }) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const { profile, masked } = file;
  const own = useAllOwnFields();
  const fields: readonly ProfileField[] = profile.kind === "person" ? persons : organisations;
  return (
    <Card
      title={say({ zh: "资料", en: "Profile" })}
      right={<span>{say({ zh: "来自 {source}", en: "from {source}" }, { source: profile.source })}</span>}
    >
      <dl className="profile">
        <dt>{say(fieldNames.kind!)}</dt>
        <dd>{say(kindNames[profile.kind])}</dd>
        {fields.map((field) =>
          masked.includes(field) ? (
            <ProfileRow key={field} name={say(fieldNames[field]!)}>
              <NotShown />
            </ProfileRow>
          ) : (
            <ProfileRow key={field} name={say(fieldNames[field]!)} confirmed={profile.confirmed[field]}>
              <InlineField
                file={file}
                field={field}
                shown={shown(profile, field, language, money)}
                edits={edits}
              />
            </ProfileRow>
          ),
        )}
        {own
          .filter((field) => !field.archived)
          .map((field) => (
            <ProfileRow key={field.key} name={field[language]}>
              {field.hidden ? <NotShown /> : <InlineOwnField file={file} field={field} edits={edits} />}
            </ProfileRow>
          ))}
        {Object.entries(profile.custom)
          .filter(([key]) => !own.some((field) => field.key === key))
          .map(([key, value]) => (
            <ProfileRow key={key} name={key}>
              {value}
            </ProfileRow>
          ))}
        <ProfileRow name={say(fieldNames.contacts!)} confirmed={profile.confirmed.contacts}>
          {masked.includes("contacts") ? <NotShown /> : <ContactsField file={file} edits={edits} />}
        </ProfileRow>
        <ProfileRow name={say(fieldNames.referrer!)} confirmed={profile.confirmed.referrer}>
          <ReferrerField file={file} edits={edits} />
        </ProfileRow>
      </dl>
    </Card>
  );
}

function NotShown() {
  const say = useSay();
  return <span className="text-3">{say({ zh: "您的角色看不到", en: "not shown to your role" })}</span>;
}

interface ProfileRowProps {
  name: string;
  confirmed?: string | undefined;
  children: React.ReactNode;
}

function ProfileRow({ name, confirmed, children }: ProfileRowProps) {
  const { say } = useLanguage();
  return (
    <>
      <dt title={confirmed && say({ zh: "{day} 确认过", en: "confirmed {day}" }, { day: confirmed })}>
        {name}
      </dt>
      <dd>{children}</dd>
    </>
  );
}

function shown(
  profile: Profile,
  field: ProfileField,
  language: "zh" | "en",
  money: { language: "zh" | "en"; currency: string },
): string | null {
  switch (field) {
    case "gender":
      return profile.gender && genderNames[profile.gender][language];
    case "birthday":
      return profile.birthday
        ? birthdayWords(profile.birthday, language)
        : profile.birth_year
          ? String(profile.birth_year)
          : null;
    case "phone":
    case "landline":
      return profile[field] && phoneText(profile[field]);
    case "region":
      return profile.regionTitle?.[language] || null;
    case "store":
      return profile.storeName;
    case "owner":
      return profile.ownerName;
    case "acquisition_cost":
      return profile.acquisition_cost && exact(Number(profile.acquisition_cost), "moneyEach", money);
    default:
      return profile[field] || null;
  }
}
