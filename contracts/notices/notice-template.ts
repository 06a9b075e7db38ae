/** Languages of texts for people. */
export type NoticeLanguage = "zh-CN" | "en";

/** One line for the subject, some for the body: what happened, why it concerns the reader, what to do next. */
export interface NoticeWording {
  subject: string;
  /** A line with a placeholder that has no value is left out. */
  body: readonly string[];
}

/** A notice in every language; `{name}` stands for a parameter of the template. */
export type NoticeTemplate = Readonly<Record<NoticeLanguage, NoticeWording>>;
