/** What a check of the ledger can find, each with what it means and what to do. */
export const faultTexts = {
  "sequence-gap": {
    zh: "事件序号不连续：有事件缺失或重复",
    en: "sequence numbers are not gap-free: events are missing or doubled",
    todoZh: "从最近的备份或导出文件核对该流，并查明谁改动了数据库",
    todoEn: "compare the stream with the latest backup or export, and find out who changed the database",
  },
  "chain-broken": {
    zh: "哈希与内容不符：该事件或其前一事件被改动",
    en: "the hash does not fit the content: this event or the one before it was changed",
    todoZh: "用备份核对该事件的原文；不要在原库上修补，保留现场并报告审管办",
    todoEn: "compare the event's text with a backup; do not mend it in place, keep the evidence and report it",
  },
  "personal-mismatch": {
    zh: "个人信息部分与其哈希不符",
    en: "the personal part does not fit its hash",
    todoZh: "用备份核对个人信息部分",
    todoEn: "compare the personal part with a backup",
  },
  "personal-destroyed-unrecorded": {
    zh: "个人信息已被销毁，但没有相应的销毁记录",
    en: "the personal part was destroyed without a recorded redaction",
    todoZh: "查明是谁在数据库中删除，必要时从备份恢复",
    todoEn: "find out who deleted it in the database; restore it from a backup if need be",
  },
  "redaction-incomplete": {
    zh: "已记录销毁，但个人信息仍在",
    en: "a redaction is recorded, yet the personal part is still there",
    todoZh: "运行 npm run ledger -- redact 完成销毁",
    todoEn: "run npm run ledger -- redact to finish it",
  },
  "body-unreadable": {
    zh: "事件正文不是有效的 JSON，或序号与所在行不符",
    en: "the event's text is not valid JSON, or names another seq than its row",
    todoZh: "用备份核对该事件",
    todoEn: "compare the event with a backup",
  },
  "columns-differ": {
    zh: "事件行的列与其正文不符",
    en: "the columns of the event's row differ from its text",
    todoZh: "正文由链保护，以正文为准；用 backup 和 restore 重建各列，并查明谁改动了数据库",
    todoEn: "the chain covers the text, which holds; find out who changed the columns, and take them from a backup",
  },
  "head-mismatch": {
    zh: "流的末端（序号、哈希）与其最后一个事件不符：尾部可能被截断",
    en: "the stream's head (seq, hash) is not that of its last event: the tail may have been cut",
    todoZh: "与备份核对；若事件齐全，运行 npm run ledger -- rebuild",
    todoEn: "compare with a backup; if all events are there, run npm run ledger -- rebuild",
  },
  "stream-without-events": {
    zh: "流存在，但没有任何事件",
    en: "the stream is there without any event",
    todoZh: "与备份核对",
    todoEn: "compare with a backup",
  },
  "events-without-stream": {
    zh: "事件存在，但流的行缺失",
    en: "there are events whose stream's row is missing",
    todoZh: "运行 npm run ledger -- rebuild",
    todoEn: "run npm run ledger -- rebuild",
  },
  "tail-cut": {
    zh: "封存时存在的事件现已不在：尾部被截断",
    en: "events that were there at a seal are gone: the tail was cut",
    todoZh: "从封存之后的备份或导出中恢复，并报告",
    todoEn: "restore from a backup or export made after that seal, and report it",
  },
  "stream-missing": {
    zh: "封存时存在的流现已整体缺失",
    en: "a stream that was there at a seal is missing as a whole",
    todoZh: "从封存之后的备份或导出中恢复，并报告",
    todoEn: "restore from a backup or export made after that seal, and report it",
  },
  "sealed-head-differs": {
    zh: "封存之后历史被改写：事件的哈希与封存时不同",
    en: "history was rewritten after a seal: the event's hash is another than at the seal",
    todoZh: "保留现场，与封存时的备份或导出核对，并报告",
    todoEn: "keep the evidence, compare with a backup or export of that time, and report it",
  },
  "seal-broken": {
    zh: "封存记录本身被改动或缺失",
    en: "a seal itself was changed or is missing",
    todoZh: "与外部保存的封存哈希核对",
    todoEn: "compare with the seal hashes kept elsewhere",
  },
  "seal-root-differs": {
    zh: "封存记录的默克尔根与各流末端不符",
    en: "the seal's Merkle root does not fit the heads of the streams",
    todoZh: "与外部保存的封存哈希和备份核对",
    todoEn: "compare with the seal hashes kept elsewhere and with a backup",
  },
  "expected-seal-absent": {
    zh: "账本中没有所给的封存哈希：它不是那份账本，或整体被改写",
    en: "the ledger holds no seal of the given hash: it is another ledger, or all of it was rewritten",
    todoZh: "核对所给的哈希，再与备份核对",
    todoEn: "check the given hash, then compare with a backup",
  },
  "state-differs": {
    zh: "保存的状态与事件重放的结果不同",
    en: "the stored state differs from the replay of the events",
    todoZh: "运行 npm run ledger -- rebuild",
    todoEn: "run npm run ledger -- rebuild",
  },
  "replay-failed": {
    zh: "事件无法重放",
    en: "the events cannot be replayed",
    todoZh: "程序版本过旧或缺少升级规则；请用不旧于写入者的版本",
    todoEn: "the program is older than the one that wrote them, or an upcaster is missing; use a newer one",
  },
  "file-missing": {
    zh: "台账所载的附件在附件文件夹中缺失",
    en: "a file that the ledger names is missing from the folder of files",
    todoZh: "核对 COURT_FILES 所指的文件夹；从备份恢复该文件，或请上传人重新上传同一文件",
    todoEn: "check the folder that COURT_FILES names; restore the file from a backup, or have the same file sent again",
  },
  "file-altered": {
    zh: "附件的内容与台账所载的哈希不符：文件被改动或损坏",
    en: "a file's content does not fit the ledger's hash: it was changed or damaged",
    todoZh: "保留现场并查明原因；从备份恢复该文件，或请上传人重新上传同一文件",
    todoEn: "keep the evidence and find out why; restore the file from a backup, or have the same file sent again",
  },
  "export-line": {
    zh: "导出文件的这一行无法读取",
    en: "this line of the export cannot be read",
    todoZh: "重新导出",
    todoEn: "export again",
  },
  "export-order": {
    zh: "导出文件的顺序不对",
    en: "the export is not in its order",
    todoZh: "重新导出",
    todoEn: "export again",
  },
  "export-truncated": {
    zh: "导出文件不完整",
    en: "the export is not complete",
    todoZh: "重新导出或重新传输",
    todoEn: "export or copy it again",
  },
} as const;

export type FaultCode = keyof typeof faultTexts;

export interface Fault {
  code: FaultCode;
  stream?: string;
  seq?: number;
  /** Number of the seal concerned. */
  seal?: number;
  /** What was found, in identifiers and numbers only: never personal text. */
  details?: string;
}
