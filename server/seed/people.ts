import { type Day, dayFrom, isoDay, yearOf } from "./calendar.ts";
import { organisationName, personName } from "./names.ts";
import { type Random, randomStream } from "./random.ts";
import { CITIES, placeIn } from "./regions.ts";
import type { ConsentChannel, SampleConsent, SampleCustomer, SampleOptions, SampleStore } from "./rows.ts";
import { STAFF } from "./stores.ts";
import { ACQUISITION, type CustomerPlan, campaignOf, FIRST_TIER } from "./truth.ts";

/** Prefixes in use; the four digits after them are always 0000, which no operator has given out. */
export const PHONE_CAPACITY = 120_000;
const PHONE_PREFIXES = ["130", "133", "135", "138", "139", "150", "159", "166", "177", "186", "188", "198"];
const ROADS = [
  "人民路",
  "中山路",
  "解放路",
  "建设路",
  "新港路",
  "文明路",
  "和平路",
  "学府路",
  "滨江路",
  "工业大道",
];
const TAGS = ["有娃家庭", "养宠", "健身", "囤货", "夜宵党", "价格敏感", "爱尝新", "送礼多", "办公室采购"];
const PREFERENCES = [
  "少糖",
  "无辣不欢",
  "清淡",
  "偏好国货",
  "要大包装",
  "要小包装",
  "晚上送货",
  "周末送货",
  "开发票",
];
const INCOMES = ["5 千以下", "5 千–1 万", "1–2 万", "2 万以上"];
const CONSENT_SHARES: readonly (readonly [ConsentChannel, granted: number, refused: number])[] = [
  ["sms", 0.55, 0.2],
  ["wechat", 0.6, 0.05],
  ["phone", 0.25, 0.3],
  ["email", 0.15, 0.1],
];

/** Who the customers are. What is missing in real member lists is missing here: a third have no birthday. */
export function makeCustomers(
  { seed }: SampleOptions,
  plans: readonly CustomerPlan[],
  stores: readonly SampleStore[],
  until: Day,
): SampleCustomer[] {
  const byIndex = new Map(plans.map((plan) => [plan.index, plan]));
  const earlier: string[] = [];
  return plans.map((plan) => {
    const original = plan.doubles === null ? plan : byIndex.get(plan.doubles)!;
    // The body of a doubled record is drawn from the first one's stream: same name, birthday, place.
    const { spelling, body } = makeBody(seed, original);
    const random = randomStream(seed, "customer", plan.index);
    const isPasser = plan.habit === "once" || plan.habit === "never";
    const weights = ACQUISITION.map(({ regular, passer }) => (isPasser ? passer : regular));
    const way = ACQUISITION[random.weighted(weights)]!;
    const isReferred = way.channel === "朋友推荐" && earlier.length > 0;
    // Friends bring friends: most referrals come from the few who refer often.
    const circle = Math.min(earlier.length, Math.max(1, Math.floor(earlier.length / 8)));
    const referrer = isReferred
      ? earlier[random.between(0, (random.chance(0.7) ? circle : earlier.length) - 1)]!
      : null;
    if (plan.habit !== "once" && plan.habit !== "never") earlier.push(plan.memberNo);
    const hasPhone = !random.chance(0.03);
    const spread = random.between(90, 110);
    const registeredOn = isoDay(plan.joined);
    return {
      ...body,
      memberNo: plan.memberNo,
      phone: hasPhone ? phoneOf(seed, plan.index) : null,
      email:
        plan.doubles === null && random.chance(0.3) ? `${spelling}${2000 + plan.index}@example.com` : null,
      income: body.kind === "person" && random.chance(0.4) ? random.pick(INCOMES) : null,
      registeredOn,
      storeCode: homeStore(random, stores, body, registeredOn).code,
      acquisitionChannel: way.channel,
      acquisitionCampaign: campaignOf(way.channel, registeredOn),
      acquisitionCostCents: Math.round((way.costCents * spread) / 100),
      referrerMemberNo: referrer,
      ownerName: random.chance(0.6) ? random.pick(STAFF[body.city]!) : null,
      tags: random.chance(0.45) ? random.shuffle(TAGS).slice(0, random.between(1, 3)) : [],
      preferences: random.chance(0.3) ? random.shuffle(PREFERENCES).slice(0, random.between(1, 2)) : [],
      consents: makeConsents(random, hasPhone, plan.joined, until),
    };
  });
}

interface Body
  extends Pick<
    SampleCustomer,
    | "kind"
    | "name"
    | "contactName"
    | "position"
    | "gender"
    | "birthdayKind"
    | "birthday"
    | "regionCode"
    | "province"
    | "city"
    | "district"
    | "address"
  > {}

function makeBody(seed: number, plan: CustomerPlan): { spelling: string; body: Body } {
  const random = randomStream(seed, "body", plan.index);
  const tier = FIRST_TIER[plan.habit === "weekly" || plan.habit === "fortnightly" ? plan.habit : "others"];
  const firstTier = random.chance(tier);
  const cities = CITIES.filter((city) => city.firstTier === firstTier);
  const city = cities[random.weighted(cities.map(({ weight }) => weight))]!;
  const place = placeIn(city, random.between(0, 97));

  const gender = random.chance(0.6) ? "female" : "male";
  const joinedYear = yearOf(plan.joined);
  const birthYear =
    joinedYear -
    random.pick([19, 23, 26, 29, 31, 33, 36, 38, 41, 44, 48, 53, 58, 64, 71]) -
    random.between(0, 4);
  const isOrganisation = random.chance(0.02);
  const person = personName(random, gender, birthYear);
  const organisation = isOrganisation ? organisationName(random, city.name) : null;
  const birthday = !isOrganisation && random.chance(0.65) ? makeBirthday(random, birthYear) : null;
  const street = `${random.pick(ROADS)}${random.between(1, 399)}号`;
  const home = isOrganisation
    ? ""
    : `${random.between(1, 30)}栋${random.between(1, 28)}0${random.between(1, 8)}室`;
  const body: Body = {
    kind: isOrganisation ? "organisation" : "person",
    name: organisation?.name ?? person.name,
    contactName: organisation ? person.name : null,
    position: organisation?.position ?? null,
    gender: isOrganisation || random.chance(0.1) ? null : gender,
    birthdayKind: birthday?.kind ?? null,
    birthday: birthday?.date ?? null,
    ...place,
    address: random.chance(0.7)
      ? `${place.province}${place.city}${place.district ?? ""}${street}${home}`
      : null,
  };
  return { spelling: person.spelling, body };
}

/** A shop of the district, else of the city, that was open when the customer joined. */
function homeStore(random: Random, stores: readonly SampleStore[], body: Body, on: string): SampleStore {
  const inCity = stores.filter(({ city, openedOn }) => city === body.city && openedOn <= on);
  const near = inCity.filter(({ regionCode }) => regionCode === body.regionCode);
  return random.pick(near.length > 0 ? near : inCity);
}

/** One in eight gives the lunar date, as grandparents do. Lunar months have at least 29 days. */
function makeBirthday(random: Random, year: number): { kind: "solar" | "lunar"; date: string } {
  if (!random.chance(0.125)) {
    return { kind: "solar", date: isoDay(dayFrom(year, 1, 1) + random.between(0, 364)) };
  }
  const two = (n: number) => String(n).padStart(2, "0");
  return { kind: "lunar", date: `${year}-${two(random.between(1, 12))}-${two(random.between(1, 29))}` };
}

/** A number of its own for every index: 7919 shares no factor with the 120,000 there are. */
function phoneOf(seed: number, index: number): string {
  const n = (((seed % PHONE_CAPACITY) + index) * 7919) % PHONE_CAPACITY;
  return `${PHONE_PREFIXES[n % PHONE_PREFIXES.length]}0000${String(Math.floor(n / PHONE_PREFIXES.length)).padStart(4, "0")}`;
}

/** The chain never asked every customer about every channel: what is absent is unknown. */
function makeConsents(random: Random, hasPhone: boolean, joined: Day, until: Day): SampleConsent[] {
  const consents: SampleConsent[] = [];
  for (const [channel, granted, refused] of CONSENT_SHARES) {
    const lot = random.next();
    const later = random.between(0, 200);
    const source = random.pick(["入会登记", "小程序设置", "门店口头"]);
    if (lot >= granted + refused || (!hasPhone && channel !== "email")) continue;
    const on = isoDay(Math.min(until, joined + (random.chance(0.7) ? 0 : later)));
    consents.push({ channel, state: lot < granted ? "granted" : "refused", on, source });
  }
  return consents;
}
