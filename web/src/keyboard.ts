import { useEffect, useRef } from "react";

type Handlers = Readonly<Record<string, ((event: KeyboardEvent) => void) | undefined>>;

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName));
}

/** Whether something lies over the page and has the keyboard. */
function isCovered(): boolean {
  return document.querySelector('[role="dialog"]:not([aria-hidden="true"]), .ant-dropdown:not(.ant-dropdown-hidden)') !== null;
}

/** Single keys of a page, while nobody types and no dialog is open: "j", "Enter", "?"; "Ctrl+k" always. */
export function useKeys(handlers: Handlers): void {
  const current = useRef(handlers);
  useEffect(() => { current.current = handlers; });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const held = event.ctrlKey || event.metaKey;
      const name = held ? `Ctrl+${event.key.toLowerCase()}` : event.key;
      const handler = current.current[name];
      if (handler === undefined || event.altKey || event.isComposing) return;
      if (!held && (isTyping(event.target) || isCovered())) return;
      // Enter on a button or a link is the button's.
      if (name === "Enter" && event.target instanceof HTMLElement && ["BUTTON", "A"].includes(event.target.tagName)) return;
      event.preventDefault();
      handler(event);
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}
