import { useQuery } from "@tanstack/react-query";
import { Suspense, lazy } from "react";
import { called } from "../../api/client.ts";
import { keys } from "../../api/query-keys.ts";
import type { components } from "../../api/schema.d.ts";
import { PageSkeleton, PageState } from "../../components/page-state.tsx";
import { TextPreview } from "./text-preview.tsx";

export type AttachedFile = components["schemas"]["AttachedFile"];

// The library that draws PDFs is a megabyte and more: nobody who opens none waits for it.
const PdfPreview = lazy(async () => ({ default: (await import("./pdf-preview.tsx")).PdfPreview }));

/** How a file is looked at in the page; others are downloaded. */
export function previewOf({ mediaType }: Pick<AttachedFile, "mediaType">): "image" | "text" | "pdf" | undefined {
  if (mediaType.startsWith("image/")) return "image";
  if (mediaType === "text/plain") return "text";
  return mediaType === "application/pdf" ? "pdf" : undefined;
}

export function FilePreview({ file, address }: { file: AttachedFile; address: string }) {
  const kind = previewOf(file);
  if (kind === undefined) return null;
  if (kind === "image") return <img className="file-preview" src={`${address}?inline=true`} alt={file.name} />;
  return <Content file={file} address={address} kind={kind} />;
}

function Content({ file, address, kind }: { file: AttachedFile; address: string; kind: "text" | "pdf" }) {
  // Up to 20 MB: read once, and not kept when it is closed.
  const query = useQuery({ queryKey: keys.file(file.sha256), queryFn: async ({ signal }) => (await called("GET", address, { signal })).arrayBuffer(), staleTime: Infinity, gcTime: 0 });
  return (
    <PageState query={query}>
      {(bytes) => (kind === "text" ? <TextPreview bytes={bytes} name={file.name} /> : <Suspense fallback={<PageSkeleton />}><PdfPreview bytes={bytes} name={file.name} /></Suspense>)}
    </PageState>
  );
}
