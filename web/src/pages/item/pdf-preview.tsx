import { LeftOutlined, RightOutlined, ZoomInOutlined, ZoomOutOutlined } from "@ant-design/icons";
import { Alert, Button, InputNumber, Spin } from "antd";
import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { openPdf, wordsOf } from "./pdf-document.ts";

/** Of the frame's width. */
const zooms = [0.5, 0.75, 1, 1.25, 1.5, 2, 3] as const;
const fitted = zooms.indexOf(1);
/** Browsers draw nothing on a canvas beyond about this many pixels. */
const mostPixels = 16_000_000;

type Opened = { status: "opening" } | { status: "open"; pdf: PDFDocumentProxy } | { status: "locked" } | { status: "broken" };

/** A PDF, page by page, drawn on a canvas: nothing that stands in it is run, and no link in it leads anywhere. */
export function PdfPreview({ bytes, name }: { bytes: ArrayBuffer; name: string }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<Opened>({ status: "opening" });

  useEffect(() => {
    const task = openPdf(bytes);
    let wanted = true;
    task.promise.then((pdf) => { if (wanted) setOpened({ status: "open", pdf }); }, (error: unknown) => {
      if (wanted) setOpened({ status: error instanceof Error && error.name === "PasswordException" ? "locked" : "broken" });
    });
    return () => {
      wanted = false;
      void task.destroy();
    };
  }, [bytes]);

  switch (opened.status) {
    case "opening": return <div className="pdf-opening" role="status" aria-label={t("shell:state.loading")}><Spin /></div>;
    case "locked":
    case "broken": return <Alert type="warning" showIcon role="alert" data-preview={opened.status} title={t(`item:preview.${opened.status}`)} />;
    case "open": return <Pages pdf={opened.pdf} name={name} />;
  }
}

function Pages({ pdf, name }: { pdf: PDFDocumentProxy; name: string }) {
  const { t } = useTranslation();
  const [number, setNumber] = useState(1);
  const [zoom, setZoom] = useState(fitted);
  const frame = useRef<HTMLDivElement>(null);
  const last = pdf.numPages;
  // The keys that turn pages work at once.
  useEffect(() => { frame.current?.focus({ preventScroll: true }); }, []);

  function turnTo(page: number): void {
    setNumber(Math.min(Math.max(page, 1), last));
    frame.current?.scrollTo({ top: 0 });
  }
  const zoomTo = (step: number): void => setZoom(Math.min(Math.max(step, 0), zooms.length - 1));

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const acts: Partial<Record<string, () => void>> = { PageDown: () => turnTo(number + 1), PageUp: () => turnTo(number - 1), "+": () => zoomTo(zoom + 1), "=": () => zoomTo(zoom + 1), "-": () => zoomTo(zoom - 1) };
    const act = acts[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  }

  return (
    <div className="stack-2">
      <div className="pdf-bar" role="toolbar" aria-label={t("item:preview.pages")}>
        <span className="pdf-bar-part">
          <Button size="small" icon={<LeftOutlined />} aria-label={t("item:preview.before")} disabled={number === 1} onClick={() => turnTo(number - 1)} />
          <InputNumber size="small" className="pdf-page-number" controls={false} min={1} max={last} precision={0} value={number} aria-label={t("item:preview.page")} onChange={(page) => { if (page !== null) turnTo(page); }} />
          <span>/ {last}</span>
          <Button size="small" icon={<RightOutlined />} aria-label={t("item:preview.after")} disabled={number === last} onClick={() => turnTo(number + 1)} />
        </span>
        <span className="pdf-bar-part">
          <Button size="small" icon={<ZoomOutOutlined />} aria-label={t("item:preview.smaller")} disabled={zoom === 0} onClick={() => zoomTo(zoom - 1)} />
          <span className="pdf-zoom" data-zoom={zooms[zoom]}>{Math.round((zooms[zoom] ?? 1) * 100)}%</span>
          <Button size="small" icon={<ZoomInOutlined />} aria-label={t("item:preview.larger")} disabled={zoom === zooms.length - 1} onClick={() => zoomTo(zoom + 1)} />
        </span>
      </div>
      <div ref={frame} className="pdf-frame" role="group" aria-label={t("item:preview.frame", { name })} tabIndex={0} onKeyDown={onKeyDown}>
        <Sheet pdf={pdf} number={number} zoom={zooms[zoom] ?? 1} />
      </div>
    </div>
  );
}

interface Drawn { number: number; words: string }

/** One page, as wide as its frame times the zoom. Its words stand behind it for those who cannot see it. */
function Sheet({ pdf, number, zoom }: { pdf: PDFDocumentProxy; number: number; zoom: number }) {
  const { t } = useTranslation();
  const room = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [width, setWidth] = useState(0);
  const [drawn, setDrawn] = useState<Drawn>();
  const [failed, setFailed] = useState<number>();

  useEffect(() => {
    if (room.current === null) return undefined;
    const watch = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    watch.observe(room.current);
    return () => watch.disconnect();
  }, []);

  useEffect(() => {
    const target = canvas.current;
    if (target === null || width === 0) return undefined;
    const ending = new AbortController();
    const ended = (): boolean => ending.signal.aborted;
    let cancel = (): void => undefined;
    const draw = async (): Promise<void> => {
      const page = await pdf.getPage(number);
      if (ended()) return;
      const shown = page.getViewport({ scale: (width * zoom) / page.getViewport({ scale: 1 }).width });
      const density = Math.min(window.devicePixelRatio, Math.sqrt(mostPixels / (shown.width * shown.height)));
      const viewport = shown.clone({ scale: shown.scale * density });
      target.width = Math.floor(viewport.width);
      target.height = Math.floor(viewport.height);
      target.style.width = `${Math.floor(shown.width)}px`;
      target.style.height = `${Math.floor(shown.height)}px`;
      const drawing = page.render({ canvas: target, viewport });
      cancel = () => drawing.cancel();
      await drawing.promise;
      const words = await wordsOf(page);
      if (!ended()) setDrawn({ number, words });
    };
    draw().catch(() => { if (!ended()) setFailed(number); });
    return () => {
      ending.abort();
      cancel();
    };
  }, [pdf, number, zoom, width]);

  return (
    <div ref={room}>
      {failed === number && <Alert type="warning" showIcon role="alert" data-preview="page-broken" title={t("item:preview.pageBroken")} />}
      <canvas ref={canvas} className="pdf-page" role="img" aria-label={t("item:preview.sheet", { page: number, pages: pdf.numPages })} />
      {drawn?.number === number && <div className="sr-only" data-page={number}>{drawn.words}</div>}
    </div>
  );
}
