import type { RefusalMessage } from "../refuse.ts";
import { rateRefusals } from "./rates/messages.ts";

export const refusals = {
  ...rateRefusals,
  "platform.invalid": {
    status: 400,
    zh: "请求的内容不对：{whereZh} {whyZh}",
    en: "The request is not right: {whereEn} {whyEn}",
  },
  "platform.sign_in": { status: 401, zh: "请先登录。", en: "Sign in first." },
  "platform.wrong_password": {
    status: 401,
    zh: "邮箱或密码不对。",
    en: "E-mail or password is wrong.",
  },
  "platform.old_password": { status: 422, zh: "原来的密码不对。", en: "The old password is wrong." },
  "platform.password_length": {
    status: 422,
    zh: "密码要 10–128 个字符。",
    en: "A password has 10–128 characters.",
  },
  "platform.not_permitted": {
    status: 403,
    zh: "您的角色没有这项权限（{may}）。请找管理员。",
    en: "Your role may not do this ({may}). Ask an administrator.",
  },
  "platform.key_refused": {
    status: 401,
    zh: "这个 API 密钥无效、已过期或已撤销。",
    en: "This API key is not valid, has expired or was revoked.",
  },
  "platform.not_in_key": {
    status: 403,
    zh: "这个 API 密钥不能用于 {verb}。",
    en: "This API key may not be used for {verb}.",
  },
  "platform.not_text": {
    status: 400,
    zh: "请求里有不能保存的字符（零字符或半个字符）。",
    en: "The request holds characters that cannot be kept (a zero character or half a pair).",
  },
  "platform.value_range": {
    status: 400,
    zh: "请求里有超出范围的数字或日期。",
    en: "The request holds a number or date that is out of range.",
  },
  "platform.broken_json": {
    status: 400,
    zh: "请求正文不是完整的 JSON 对象。",
    en: "The body is not a whole JSON object.",
  },
  "platform.media_type": {
    status: 415,
    zh: "请求正文的类型应为 {want}。",
    en: "The body should be of type {want}.",
  },
  "platform.method": {
    status: 405,
    zh: "这个地址不接受 {method}。",
    en: "This address does not take {method}.",
  },
  "platform.too_large": {
    status: 413,
    zh: "请求太大，最多 {most}。",
    en: "The request is too large; at most {most}.",
  },
  "platform.too_many": {
    status: 429,
    zh: "尝试次数太多，请 {seconds} 秒后再试。",
    en: "Too many tries. Try again in {seconds} seconds.",
  },
  "platform.other_site": {
    status: 403,
    zh: "请求来自另一个网站，已拒绝。",
    en: "The request came from another site and was refused.",
  },
  "platform.bug": {
    status: 500,
    zh: "程序出错了，编号 {id}。请把编号告诉管理员。",
    en: "The program failed, number {id}. Give this number to your administrator.",
  },
  "platform.link_used": {
    status: 404,
    zh: "这个链接已用过、已过期或不完整。",
    en: "This link was used, has expired or is incomplete.",
  },
  "platform.email_taken": {
    status: 409,
    zh: "这个邮箱已有账号。",
    en: "There is already an account with this e-mail address.",
  },
  "platform.other_email": {
    status: 422,
    zh: "邀请是发给另一个邮箱的。",
    en: "The invitation was made for another e-mail address.",
  },
  "platform.no_such_user": { status: 404, zh: "没有这个用户。", en: "There is no such user." },
  "platform.last_administrator": {
    status: 409,
    zh: "这是最后一位管理员。请先指定另一位管理员。",
    en: "This is the last administrator. Name another one first.",
  },
  "platform.no_such_key": { status: 404, zh: "没有这个 API 密钥。", en: "There is no such API key." },
  "platform.key_by_key": {
    status: 403,
    zh: "API 密钥不能再建密钥，请登录后再建。",
    en: "An API key cannot make another. Sign in to make one.",
  },
  "platform.needs_person": {
    status: 403,
    zh: "这一步要记在某个人名下，请登录后再做。",
    en: "This is kept under a person's name. Sign in to do it.",
  },
  "platform.no_such_job": { status: 404, zh: "没有这个任务。", en: "There is no such job." },
  "platform.job_over": {
    status: 409,
    zh: "这个任务已经结束，不能取消。",
    en: "This job has ended and cannot be cancelled.",
  },
  "platform.beside_sample": {
    status: 409,
    zh: "示例数据还在。自己的数据不与示例混放：请先清除示例（页面顶部的「清除示例」，或命令行 clearSampleData），再继续。",
    en: "The sample data is loaded, and your own rows never mix with it. Clear it first (“Clear sample” at the top of the page, or clearSampleData on the command line), then go on.",
  },
  "platform.sample_going": {
    status: 409,
    zh: "示例数据正在清除，请稍等片刻再试。",
    en: "The sample data is being removed; try again in a moment.",
  },
  "platform.beside_imports": {
    status: 409,
    zh: "已经有您自己导入的数据，示例不与它混放。要看示例，请先撤回这些导入，或另用一个数据目录启动。",
    en: "Data that you imported is there, and the sample never mixes with it. To look at the sample, undo those imports first, or start with another data directory.",
  },
  "platform.beside_people": {
    status: 409,
    zh: "已经有手工录入的、或撤回导入后留下的客户，示例不与真实客户混放。要看示例，请另用一个数据目录启动。",
    en: "There are customers entered by hand, or kept after an import was undone, and the sample never mixes with real ones. To look at the sample, start with another data directory.",
  },
  "platform.unknown_zone": {
    status: 422,
    zh: "没有这个时区：{zone}",
    en: "There is no such time zone: {zone}",
  },
  "platform.zone_by_change": {
    status: 409,
    zh: "已有数据，换时区会让一些订单换到另一天。请在「设置 › 公司」里点「更换时区」，先看清会变什么。",
    en: "There is data already, and some of it would fall on another day. Use “Change time zone” in Settings › Company: it shows first what moves.",
  },
  "platform.currency_fixed": {
    status: 409,
    zh: "已有交易数据，不能再改公司币种。",
    en: "There are orders already; the company's currency cannot change any more.",
  },
  "platform.mail_not_set": {
    status: 409,
    zh: "还没有设置发信服务器。",
    en: "No mail server is set.",
  },
  "platform.mail_failed": {
    status: 503,
    zh: "邮件没有发出去：{why}",
    en: "The mail could not be sent: {why}",
  },
  "platform.no_own_email": {
    status: 409,
    zh: "您的账号没有邮箱，无法试发。",
    en: "Your account has no e-mail address to try with.",
  },
  "platform.address_refused": {
    status: 403,
    zh: "不允许连接 {host}：{why}",
    en: "Connecting to {host} is not allowed: {why}",
  },
  "platform.backup_elsewhere": {
    status: 409,
    zh: "数据库在外部服务器上，请用它自己的备份工具。",
    en: "A database runs on a server elsewhere; back it up with its own tools.",
  },
  "platform.backup_damaged": {
    status: 409,
    zh: "备份不完整或被改动过：{file}",
    en: "The backup is not whole, or was changed: {file}",
  },
  "platform.backup_newer": {
    status: 409,
    zh: "这个备份来自更新的版本，请先升级程序。",
    en: "This backup is from a newer version. Upgrade the program first.",
  },
  "platform.restore_not_empty": {
    status: 409,
    zh: "{path} 里已经有数据。请恢复到一个空目录（--data）。",
    en: "{path} already holds data. Restore into an empty directory (--data).",
  },
  "platform.disk_full": {
    status: 409,
    zh: "磁盘空间不够：需要约 {need}，只剩 {free}。",
    en: "Not enough room on the disk: about {need} needed, {free} left.",
  },
  "platform.unknown": {
    status: 404,
    zh: "没有这个地址或操作：{name}",
    en: "There is no such address or action: {name}",
  },
  "platform.key_form": {
    status: 400,
    zh: "幂等键应为 1–200 个可见的 ASCII 字符。",
    en: "An idempotency key is 1–200 visible ASCII characters.",
  },
  "platform.key_reused": {
    status: 409,
    zh: "这个幂等键已用于另一次不同的请求。",
    en: "This idempotency key was used for a different request.",
  },
  "platform.key_running": {
    status: 409,
    zh: "同一个请求正在处理，请稍后再看结果。",
    en: "The same request is still being worked on; look again in a moment.",
  },
  "platform.engine_away": {
    status: 503,
    zh: "数据引擎正在重新启动，请几秒后重试。",
    en: "A data engine is being started again; try in a few seconds.",
  },
  "platform.no_space_left": {
    status: 503,
    zh: "磁盘满了，没有写入任何一半的数据。请腾出空间后再试一次。",
    en: "The disk is full; nothing was left half written. Make room and try again.",
  },
  "platform.too_slow": {
    status: 503,
    zh: "这个问题算得太久（超过 {seconds} 秒），已停止。请缩小范围。",
    en: "This question took more than {seconds} seconds and was stopped. Narrow it.",
  },
  "platform.job_lost": {
    status: 500,
    zh: "这项工作中断了，没有做完。请重新开始。",
    en: "This job broke off and was not finished. Start it again.",
  },
  "platform.cancelled": { status: 409, zh: "已取消。", en: "Cancelled." },
} as const satisfies Record<string, RefusalMessage>;
