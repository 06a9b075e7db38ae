/** One event of a server-sent stream. */
export interface ServerEvent { event: string; data: string; id: string | undefined; retryMs: number | undefined }

/** Reads a text/event-stream as the HTML standard says; comments, kept-alive lines and half characters are no events. */
export async function* serverEvents(body: AsyncIterable<Uint8Array>): AsyncGenerator<ServerEvent> {
  const decoder = new TextDecoder();
  let rest = "";
  let event = "message";
  let data: string[] = [];
  let id: string | undefined;
  let retryMs: number | undefined;
  for await (const chunk of body) {
    rest += decoder.decode(chunk, { stream: true });
    const lines = rest.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? "";
    for (const line of lines) {
      if (line === "") {
        if (data.length > 0 || retryMs !== undefined) yield { event, data: data.join("\n"), id, retryMs };
        event = "message";
        data = [];
        retryMs = undefined;
        continue;
      }
      const colon = line.indexOf(":");
      if (colon === 0) continue;
      const field = colon === -1 ? line : line.slice(0, colon);
      const value = colon === -1 ? "" : line.slice(colon + 1).replace(/^ /, "");
      if (field === "event") event = value;
      else if (field === "data") data.push(value);
      else if (field === "id" && !value.includes("\0")) id = value;
      else if (field === "retry" && /^\d+$/.test(value)) retryMs = Number(value);
    }
  }
}
