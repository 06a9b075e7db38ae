import { GlobalWorkerOptions, getDocument, version, type PDFDocumentLoadingTask, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import workerAddress from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url";

GlobalWorkerOptions.workerSrc = workerAddress;

/** Laid there by web/pdf-files.ts. */
const pdfFiles = `/assets/pdfjs-${version}`;

/** Begins to read a PDF in its worker. The policy knows no WebAssembly, so decoders are plain scripts; what a PDF itself would run or open is not there. */
export function openPdf(bytes: ArrayBuffer): PDFDocumentLoadingTask {
  return getDocument({
    // The worker takes what it is given away; the copy is its own.
    data: new Uint8Array(bytes.slice(0)),
    cMapUrl: `${pdfFiles}/cmaps/`, standardFontDataUrl: `${pdfFiles}/standard_fonts/`, wasmUrl: `${pdfFiles}/wasm/`,
    useWasm: false, enableXfa: false,
  });
}

/** A page's words, line by line, for those who cannot see it; a scan has none. */
export async function wordsOf(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent();
  return items.map((item) => ("str" in item ? `${item.str}${item.hasEOL ? "\n" : ""}` : "")).join("").trim();
}
