/** `rule`: what was entered is against a rule (422); otherwise the state is in the way (409). */
export interface RejectionText { zh: string; en: string; rule?: true }

/** The state is in the way. */
export const blocked = (zh: string, en: string): RejectionText => ({ zh, en });

/** What was entered is against a rule. */
export const against = (zh: string, en: string): RejectionText => ({ zh, en, rule: true });
