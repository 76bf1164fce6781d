import type { RefusalMessage } from "../refuse.ts";

export const refusals = {
  "platform.invalid": {
    status: 400,
    zh: "请求的内容不对：{where} {why}",
    en: "The request is not right: {where} {why}",
  },
  "platform.sign_in": { status: 401, zh: "请先登录。", en: "Sign in first." },
  "platform.not_permitted": {
    status: 403,
    zh: "您的角色没有这项权限（{may}）。请找管理员。",
    en: "Your role may not do this ({may}). Ask an administrator.",
  },
  "platform.unknown": {
    status: 404,
    zh: "没有这个地址或操作：{name}",
    en: "There is no such address or action: {name}",
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
  "platform.too_slow": {
    status: 503,
    zh: "这个问题算得太久（超过 {seconds} 秒），已停止。请缩小范围。",
    en: "This question took more than {seconds} seconds and was stopped. Narrow it.",
  },
  "platform.cancelled": { status: 409, zh: "已取消。", en: "Cancelled." },
} as const satisfies Record<string, RefusalMessage>;
