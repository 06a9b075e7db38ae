import { Alert } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { fileText } from "./file-text.ts";

/** A text file as text: whatever stands in it is shown, and nothing of it is done. */
export function TextPreview({ bytes, name }: { bytes: ArrayBuffer; name: string }) {
  const { t } = useTranslation();
  const shown = useMemo(() => fileText(bytes), [bytes]);
  if (shown.encoding === "unknown") return <Alert type="warning" showIcon role="alert" data-preview="unreadable" title={t("item:preview.encodingUnknown")} />;
  return (
    <div className="stack-2">
      {shown.encoding === "gb18030" && <p className="muted" data-preview="gb18030">{t("item:preview.gb18030")}</p>}
      {shown.text.length < shown.length && <Alert type="info" showIcon data-preview="cut" title={t("item:preview.cut", { shown: shown.text.length, length: shown.length })} />}
      <pre className="file-text" tabIndex={0} aria-label={name}>{shown.text}</pre>
    </div>
  );
}
