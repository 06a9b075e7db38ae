import type { NoticeLanguage } from "../notices/notice-template.ts";

/**
 * What one event says about who did it: a predicate, the doer's name stands before it. `{field.inner}` stands for a value of
 * the event, `{count:field}` for how many a list has. A part in [brackets] is left out unless all its values are there;
 * `{?field}` and `{!field}` stand for nothing but make their part depend on a yes or a no.
 */
export type HistoryWording = Readonly<Record<NoticeLanguage, string>>;

/** One wording for every event type: the compiler refuses a type too many or too few. */
export type HistoryTexts<Type extends string> = Readonly<Record<Type, HistoryWording>>;
