import type { RefusalMessage } from "../refuse.ts";

export const refusals = {
  "dashboards.not_found": {
    status: 404,
    zh: "没有这个看板，或者它没有共享给您",
    en: "There is no such dashboard, or it is not shared with you",
  },
  "dashboards.not_yours": {
    status: 403,
    zh: "这个看板由{owner}管理。可以复制一份再改。",
    en: "This dashboard is {owner}’s. Make a copy to change it.",
  },
  "dashboards.changed": {
    status: 409,
    zh: "看板刚在别处改过，您看到的是之前的样子。已换成最新的，请再改一次。",
    en: "The dashboard has just been changed elsewhere. You now see the newest; change it again.",
  },
  "dashboards.no_such_tile": {
    status: 404,
    zh: "看板上没有这一块",
    en: "There is no such tile on the dashboard",
  },
  "dashboards.full": {
    status: 409,
    zh: "一个看板最多 {most} 块。请先移走一些，或另建一个看板。",
    en: "A dashboard holds {most} tiles. Remove some, or make another.",
  },
  "dashboards.several_figures": {
    status: 422,
    zh: "这一块有几个指标，只能看成表格",
    en: "This tile has several figures: it can only be a table",
  },
  "dashboards.owner_is_here": {
    status: 409,
    zh: "{owner}还在用，只有离开的人的看板才能接手",
    en: "{owner} still signs in; only dashboards of people who left can be taken over",
  },
  "dashboards.tile_failed": {
    status: 500,
    zh: "这一块没有算出来。请刷新再试。",
    en: "This tile could not be measured. Refresh to try again.",
  },
  "dashboards.no_such_annotation": {
    status: 404,
    zh: "没有这条批注，或者它不是您写的",
    en: "There is no such note, or it is not yours",
  },
  "dashboards.metric_gone": {
    status: 404,
    zh: "指标「{name}」已经没有了。这一块可以移走。",
    en: "The figure “{name}” is no longer there. This tile can be removed.",
  },
  "dashboards.segment_gone": {
    status: 404,
    zh: "这一块用到的分群已被删除。可以移走，或在探索里换一个分群。",
    en: "The segment that this tile uses was deleted. Remove the tile, or choose another segment in Explore.",
  },
  "dashboards.only_own_letters": {
    status: 403,
    zh: "只有看板的主人{owner}能给别人定时发送。您可以给自己定时。",
    en: "Only {owner}, whose dashboard it is, can have it sent to others. You can have it sent to yourself.",
  },
  "dashboards.receiver_gone": {
    status: 422,
    zh: "收信人里有一位已经停用或没有邮箱，请重新选择。",
    en: "One of the receivers no longer signs in or has no e-mail address. Choose again.",
  },
  "dashboards.receiver_sees_not": {
    status: 422,
    zh: "{name}看不到这个看板。请先共享给他，再定时发送。",
    en: "{name} does not see this dashboard. Share it first, then have it sent.",
  },
  "dashboards.no_such_schedule": {
    status: 404,
    zh: "没有这个定时发送，或者它与您无关",
    en: "There is no such schedule, or it is none of yours",
  },
  "dashboards.many_schedules": {
    status: 409,
    zh: "一个看板最多有 {most} 个定时发送。请先去掉一些。",
    en: "A dashboard has {most} schedules at most. Remove some first.",
  },
  "dashboards.letter_unsure": {
    status: 500,
    zh: "正在发的时候服务器停了，或与发信服务器断了线，不知道收到没有，所以没有重发。没收到的话可以再发一次。",
    en: "The server stopped, or lost the mail server, in the middle of sending. Whether the letter arrived is not known, so it was not sent again. If it is missing, send it again.",
  },
  "dashboards.letter_stopped": {
    status: 409,
    zh: "这封信做好了，发出之前定时被停下（暂停、删除或不再收），所以没有发。",
    en: "This letter was made, and before it went out it was stopped (paused, removed or declined), so it was not sent.",
  },
  "dashboards.no_letter_given_up": {
    status: 409,
    zh: "没有等着再发的信：可能已经发出，或正在发。",
    en: "No letter waits to be sent again: it may have gone out, or is on its way.",
  },
  "dashboards.letter_failed": {
    status: 500,
    zh: "这封信没有做出来。日志里有原因。",
    en: "This letter could not be made. The log says why.",
  },
} as const satisfies Record<string, RefusalMessage>;
