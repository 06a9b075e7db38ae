import { Tour } from "antd";
import { useTranslation } from "react-i18next";

/** What stands where, in the order of the first minute; a target that a narrow window hides is told of in the middle. */
const steps = [
  { key: "welcome", target: undefined },
  { key: "menu", target: "nav .ant-menu" },
  { key: "search", target: ".search-button" },
  { key: "clock", target: ".clock" },
  { key: "people", target: ".user-button" },
  { key: "help", target: ".help-button" },
] as const;

/** Ant Design lays a mask without colour over the page all the same, which would take every click where a step points at nothing. */
const nothingCovered = { mask: { pointerEvents: "none" } } as const;

/** The first visit of the demonstration court in six sentences. It covers nothing: whoever wants to work just works. */
export function FirstVisitTour({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Tour
      open
      mask={false}
      styles={nothingCovered}
      onClose={onClose}
      onFinish={onClose}
      classNames={{ root: "first-visit-tour" }}
      steps={steps.map(({ key, target }) => ({
        title: t(`tour:${key}.title`),
        description: t(`tour:${key}.text`),
        target: target === undefined ? null : document.querySelector<HTMLElement>(target),
      }))}
    />
  );
}
