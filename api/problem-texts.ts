import type { ProblemCode, Text } from "../contracts/problem-codes.ts";

/** Title and detail of every problem: what happened, why, what to do next. `{name}` is filled in from the problem's parameters. */
export const problemTexts: Readonly<Record<ProblemCode, { title: Text; detail: Text }>> = {
  "malformed-json": {
    title: { zh: "请求内容不是有效的 JSON", en: "The body is not valid JSON" },
    detail: { zh: "请求正文无法按 JSON 解析，未作任何处理。请检查引号、逗号和编码（UTF-8）后重发。", en: "The body could not be read as JSON, and nothing was done. Check quotes, commas and the encoding (UTF-8), then send it again." },
  },
  "invalid-request": {
    title: { zh: "请求内容有误", en: "The request is not valid" },
    detail: { zh: "有 {count} 处内容不符合要求，未作任何处理。请按 invalidParams 逐项改正后重发。", en: "{count} value(s) do not fit, and nothing was done. Correct each of invalidParams and send it again." },
  },
  "ambiguous-credentials": {
    title: { zh: "同时给出了两种身份", en: "Two identities at once" },
    detail: { zh: "请求同时带有会话 Cookie 和 Authorization，无法确定以谁的身份办理。请只保留其中一种。", en: "The request carries a session cookie and Authorization, so it is not clear who is acting. Send only one of them." },
  },
  "not-signed-in": {
    title: { zh: "尚未登录", en: "Not signed in" },
    detail: { zh: "此项需要登录。请先登录（POST /api/v1/session），或使用有效的访问令牌。", en: "This needs a signed-in person. Sign in (POST /api/v1/session) or send a valid access token." },
  },
  "sign-in-failed": {
    title: { zh: "登录未成功", en: "Sign-in failed" },
    detail: { zh: "用户名或密码不正确，或该账号因连续失败暂时锁定。请核对后再试；多次失败后请稍等再试，或请管理员重置密码。", en: "The name or the password is wrong, or the account is locked for a while after repeated failures. Check both and try again; after several failures wait, or ask an administrator to reset the password." },
  },
  "token-not-valid": {
    title: { zh: "访问令牌无效", en: "The access token is not valid" },
    detail: { zh: "令牌不存在、已过期、已吊销，或其所有人已离任。请登录后另建一个令牌。", en: "The token is unknown, expired or revoked, or its owner has left. Sign in and create another one." },
  },
  "link-not-valid": {
    title: { zh: "链接无效", en: "The link is not valid" },
    detail: { zh: "这不是法院发出的有效链接。请核对是否完整复制，或联系法院重新发给您一条；也可以书面办理。", en: "This is no valid link of the court's. Check that it is complete, or ask the court for another; everything can be done on paper as well." },
  },
  "not-allowed": {
    title: { zh: "无权办理", en: "Not allowed" },
    detail: { zh: "按权力清单，您不能办理“{action}”。可由谁办理及依据随本答复列出（authority）；如需办理，请联系其中人员或取得授权代理。", en: "By the authority catalogue you may not do “{action}”. Who may, and on which ground, is given with this answer (authority); ask one of them, or obtain a delegation." },
  },
  "code-not-valid": {
    title: { zh: "验证码不正确", en: "The code is not valid" },
    detail: { zh: "验证码有误、已过期、已用过，或不是为此事项发出的，未作任何处理。请核对，或重新获取；连续输错五次将暂时锁定。", en: "The code is wrong, expired, used, or was sent for something else, and nothing was done. Check it or ask for another; five wrong entries in a row lock the link for a while." },
  },
  "token-scope": {
    title: { zh: "令牌权限不足", en: "Outside the token's scopes" },
    detail: { zh: "此令牌的权限不包括“{action}”。请登录后另建含此权限的令牌，或直接登录办理。", en: "This token's scopes do not include “{action}”. Create a token with that scope, or sign in and do it there." },
  },
  "cross-origin": {
    title: { zh: "请求来自其他站点", en: "The request comes from another site" },
    detail: { zh: "以会话办理的变更只接受本站页面发出的请求（Origin 须与本站一致）。请从本系统页面操作，或改用访问令牌。", en: "A change made with a session is taken from this site's own pages only (Origin must be this site). Use the page of this system, or an access token." },
  },
  "password-change-required": {
    title: { zh: "请先修改密码", en: "Change the password first" },
    detail: { zh: "当前密码是初始密码，修改后才能办理其他事项（POST /api/v1/session/password）。", en: "The present password is an initial one; change it before anything else (POST /api/v1/session/password)." },
  },
  "demonstration-only": {
    title: { zh: "只在演示模式下可用", en: "For demonstrations only" },
    detail: { zh: "正式运行时法院时钟与实际时间一致，不能加速或跳转（只接受倍率 1），未作任何变更。演示或训练请使用演示模式的系统。", en: "In operation the court's clock keeps real time: it is neither sped up nor moved ahead (scale 1 only), and nothing was changed. Use a system in demonstration mode for training." },
  },
  "not-found": {
    title: { zh: "没有找到", en: "Not found" },
    detail: { zh: "没有编号为“{id}”的{what}，或您无权查看。请核对编号。", en: "There is no {what} “{id}”, or you may not see it. Check the id." },
  },
  "unknown-address": {
    title: { zh: "没有这个地址", en: "No such address" },
    detail: { zh: "接口中没有 {path}。可用的地址见 /api/docs。", en: "The API has no {path}. What exists is at /api/docs." },
  },
  "method-not-allowed": {
    title: { zh: "不支持此方法", en: "Method not allowed" },
    detail: { zh: "{path} 不支持 {method}，可用的方法：{allow}。", en: "{path} does not take {method}; it takes {allow}." },
  },
  "state-does-not-allow": {
    title: { zh: "当前状态不允许", en: "The state does not allow it" },
    detail: { zh: "当前状态下不能办理此项，未作任何变更。现在可以办理的事项见 availableActions。", en: "This cannot be done in the present state, and nothing was changed. What can be done now is in availableActions." },
  },
  "stale": {
    title: { zh: "内容已被他人更新", en: "It has moved on" },
    detail: { zh: "您看到的版本之后已有新的变更（现为第 {version} 版），未作任何处理。请刷新后再决定。", en: "Others have changed it since the version you saw (it is now at {version}), and nothing was done. Read it again, then decide." },
  },
  "too-large": {
    title: { zh: "内容过大", en: "Too large" },
    detail: { zh: "请求正文超过上限（{limit}），未作任何处理。请拆分后分次提交。", en: "The body exceeds the limit ({limit}), and nothing was done. Split it and send the parts." },
  },
  "unsupported-media-type": {
    title: { zh: "不支持此内容类型", en: "Unsupported media type" },
    detail: { zh: "此地址接受的 Content-Type：{allowed}。", en: "This address takes the Content-Type: {allowed}." },
  },
  "rule-broken": {
    title: { zh: "不符合规则", en: "Against a rule" },
    detail: { zh: "所填内容不符合办理规则，未作任何变更。请按 reason 说明改正。", en: "What was entered is against a rule, and nothing was changed. Correct it as reason says." },
  },
  "invalid-file": {
    title: { zh: "文件有误", en: "The file has faults" },
    detail: { zh: "文件共有 {count} 处错误，整份未予接收，未保存任何内容。请按 invalidParams 逐项改正后重新提交。", en: "The file has {count} fault(s); it was refused whole and nothing was stored. Correct each of invalidParams and send it again." },
  },
  "key-reused": {
    title: { zh: "幂等键已用于其他内容", en: "The key was used for something else" },
    detail: { zh: "此 Idempotency-Key 已用于内容不同的请求，未作任何处理。请换一个新键。", en: "This Idempotency-Key was used with another body, and nothing was done. Use a new key." },
  },
  "too-many-requests": {
    title: { zh: "请求过于频繁", en: "Too many requests" },
    detail: { zh: "短时间内请求过多，请在 Retry-After 所示秒数后再试。", en: "Too many requests in a short time; try again after the seconds in Retry-After." },
  },
  "unexpected": {
    title: { zh: "系统内部错误", en: "An unexpected error" },
    detail: { zh: "系统遇到未预料的错误，已记录。请稍后用同一 Idempotency-Key 重试；仍不成功时，请把 requestId 告知管理员。", en: "The system met an unexpected error, which was recorded. Try again later with the same Idempotency-Key; if it stays, give the requestId to an administrator." },
  },
  "code-not-sent": {
    title: { zh: "验证码未能发出", en: "The code could not be sent" },
    detail: { zh: "短信暂时发不出去。请稍后再试，或到法院窗口打印验证码、书面办理。", en: "The message could not be sent just now. Try again later, have a code printed at the court, or act on paper." },
  },
  "unavailable": {
    title: { zh: "数据库暂时无法连接", en: "The database cannot be reached" },
    detail: { zh: "暂时无法读写台账。已受理的内容不会丢失；本次是否受理不明时，请在 Retry-After 所示秒数后用同一 Idempotency-Key 重发，不会重复办理。", en: "The ledger cannot be reached just now. Nothing accepted is lost; send the same request with the same Idempotency-Key after the seconds in Retry-After, and it will not be done twice." },
  },
};
