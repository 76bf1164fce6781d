import type { Pair } from "../refuse.ts";

/** Every kind of bad cell or row, as the person reads it beside row, column and value. */
export const errorWords: Readonly<Record<string, Pair>> = {
  missing: { zh: "必填，这一格是空的", en: "required, but the cell is empty" },
  date_unknown: { zh: "不是日期", en: "is not a date" },
  date_impossible: { zh: "没有这一天", en: "there is no such day" },
  date_day_month: {
    zh: "日和月的次序与这一列的其他值不同",
    en: "day and month are in another order than in the rest of the column",
  },
  date_out_of_range: { zh: "年份不在 1970 到 2100 之间", en: "the year is not between 1970 and 2100" },
  date_far_future: {
    zh: "日期在一年以后，多半是写错了",
    en: "the date is more than a year ahead, most likely a slip",
  },
  time_impossible: { zh: "没有这个时刻", en: "there is no such time of day" },
  number_unknown: { zh: "不是数字", en: "is not a number" },
  number_in_words: {
    zh: "是汉字写的数，请改成阿拉伯数字",
    en: "is a number in Chinese characters; write it in digits",
  },
  number_percent: {
    zh: "是百分比，这里要金额或数量",
    en: "is a percentage; an amount or quantity is needed",
  },
  number_range: { zh: "是一个范围，这里要一个数", en: "is a range; one number is needed" },
  number_too_large: { zh: "数字大得不可能", en: "is too large to be right" },
  number_not_whole: { zh: "要整数", en: "must be a whole number" },
  excel_shortened: {
    zh: "被 Excel 缩写成科学计数法，末尾几位已经丢失",
    en: "was shortened by Excel; its last digits are lost",
  },
  phone_length: { zh: "位数不对", en: "has the wrong number of digits" },
  phone_letters: { zh: "里面有字母或汉字，不是电话号码", en: "contains letters and is no phone number" },
  phone_masked: { zh: "中间打了星号，认不出是谁", en: "is masked with asterisks and identifies nobody" },
  phone_no_area: { zh: "固定电话缺区号", en: "is a landline without its area code" },
  email_malformed: { zh: "不是邮箱地址", en: "is not an e-mail address" },
  email_masked: { zh: "打了星号，不是完整的邮箱", en: "is masked and no complete address" },
  gender_unknown: { zh: "看不出性别", en: "is no gender that is known here" },
  party_kind_unknown: { zh: "看不出是个人还是单位", en: "is neither person nor organisation" },
  consent_unknown: { zh: "看不出同意还是拒绝", en: "says neither yes nor no" },
  birthday_unknown: { zh: "不是日期", en: "is not a date" },
  birthday_decade: { zh: "只有年代，没有年份", en: "gives only the decade" },
  birthday_no_year: { zh: "没有年份", en: "has no year" },
  birthday_out_of_range: { zh: "生日在 1900 年以前或今年以后", en: "lies before 1900 or after this year" },
  currency_unknown: { zh: "不是币种代码", en: "is not a currency code" },
  text_too_long: { zh: "太长", en: "is too long" },
  text_undecodable: {
    zh: "有读不出的字符，编码可能选错了",
    en: "has characters that cannot be read; the encoding may be wrong",
  },
  control_characters: { zh: "有不可见的控制字符", en: "contains invisible control characters" },
  formula_text: { zh: "是公式文本，没有算出的值", en: "is the text of a formula without its value" },
  total_row: { zh: "是合计行，不是一笔数据", en: "is a row of totals, not a record" },
  row_too_few: { zh: "这一行的列数不够", en: "the row has too few columns" },
  row_too_many: {
    zh: "这一行的列数太多，可能有没加引号的逗号",
    en: "the row has too many columns, perhaps a comma without quotes",
  },
  row_giant_cell: { zh: "有一格超过 1 MB", en: "a cell is larger than 1 MB" },
  row_unclosed_quote: { zh: "引号没有关上", en: "a quote never closes" },
  row_not_an_object: { zh: "这一行不是 JSON 对象", en: "the line is not a JSON object" },
  row_formula_error: { zh: "有算错的公式（#REF! 之类）", en: "a formula failed (#REF! and the like)" },
  row_says_nothing: { zh: "数量和金额都是 0", en: "quantity and amount are both zero" },
  word_unknown: {
    zh: "看不出是哪一种，这一格留空",
    en: "is no word that is known here; the cell stays empty",
  },
  fact_of_nobody: { zh: "没有写明是哪位客户", en: "does not say whose it is" },
  referral_circle: {
    zh: "介绍人就是这位客户本人，或者是由他（直接或间接）带来的，会绕成一圈",
    en: "is the customer himself, or was brought by him, directly or through others: that would go round in a circle",
  },
  customer_no_identity: {
    zh: "会员号、编号、手机、邮箱、姓名都没有",
    en: "has no number, phone, e-mail or name",
  },
};

export function errorWord(code: string): Pair {
  return errorWords[code] ?? { zh: code, en: code };
}
