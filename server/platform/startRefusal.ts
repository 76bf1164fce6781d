const sentences = {
  directory: {
    zh: "无法使用数据目录 {path}：{why}",
    en: "The data directory {path} cannot be used: {why}",
  },
  disk: {
    zh: "数据目录 {path} 所在磁盘只剩 {free}，至少需要 {need}。请清理磁盘，或用 --data 换一个目录。",
    en: "The disk of the data directory {path} has {free} left and {need} are needed. Free some, or choose another directory with --data.",
  },
  running: {
    zh: "这个数据目录已经在运行：{url}",
    en: "This data directory is already running at {url}",
  },
  newer: {
    zh: "数据目录 {path} 来自更新的版本（{found}，本程序支持到 {known}）。请升级程序后再启动。",
    en: "The data directory {path} is from a newer version ({found}; this program knows {known}). Upgrade the program first.",
  },
  port: {
    zh: "端口 {port} 已被占用。请用 --port 换一个端口。",
    en: "Port {port} is taken. Choose another with --port.",
  },
  portNumber: {
    zh: "端口要是 0 到 65535 的整数，现在是「{port}」。",
    en: "A port is a whole number from 0 to 65535; it is “{port}”.",
  },
  options: {
    zh: "启动命令写错了：{why}",
    en: "The command is not right: {why}",
  },
  listen: {
    zh: "无法监听 {host}:{port}：{why}。请用 --host 或 --port 换一个。",
    en: "Cannot listen on {host}:{port}: {why}. Choose another with --host or --port.",
  },
  proxies: {
    zh: "TRUSTED_PROXIES 只能是用逗号分隔的 IP 地址或网段，现在是：{named}",
    en: "TRUSTED_PROXIES takes IP addresses and ranges separated by commas; it is: {named}",
  },
  unreachable: {
    zh: "以 root 运行时，PostgreSQL 由账号 {account} 运行，但它进不了 {path}。请用普通账号启动，或把程序和数据放到它能进入的目录（数据目录用 --data）。",
    en: "Started as root, PostgreSQL runs as account {account}, which cannot enter {path}. Start as an ordinary user, or put the program and the data (--data) where that account can go.",
  },
  postgres: {
    zh: "PostgreSQL 无法启动：{why}",
    en: "PostgreSQL could not be started: {why}",
  },
  clickhouse: {
    zh: "ClickHouse 引擎无法启动：{why}",
    en: "The ClickHouse engine could not be started: {why}",
  },
  migration: {
    zh: "数据库由更新的版本写过（{name}）。请升级程序后再启动。",
    en: "The database was written by a newer version ({name}). Upgrade the program first.",
  },
} as const;

/** A start that cannot succeed, in one sentence of each language. */
export class StartRefusal extends Error {
  readonly zh: string;
  readonly en: string;
  constructor(kind: keyof typeof sentences, values: Record<string, string | number>) {
    const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ""));
    const pair = sentences[kind];
    super(fill(pair.en));
    this.name = "StartRefusal";
    this.zh = fill(pair.zh);
    this.en = fill(pair.en);
  }
}
