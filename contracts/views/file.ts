import { z } from "zod";

/** Files 附件 and comments 留言 as the API shows them. */

const text = z.string();

export const attachedFile = z.object({
  sha256: text.meta({ description: "Of the content; names it in the evidence of a report or submission" }),
  name: text,
  sizeBytes: z.int(),
  mediaType: text,
  previewable: z.boolean().meta({ description: "May be shown inline" }),
  by: text,
  at: text.meta({ format: "date-time" }),
}).meta({ id: "AttachedFile" });

export const attachedFiles = z.object({ files: z.array(attachedFile) }).meta({ id: "AttachedFiles" });

export const commentView = z.object({
  seq: z.int(),
  at: text.meta({ format: "date-time" }),
  by: text,
  who: text.meta({ description: "The writer by name" }),
  onBehalfOf: text.optional(),
  forWhom: text.optional(),
  text,
  mentioned: z.array(z.object({ id: text, name: text })),
}).meta({ id: "Comment" });

export const commentList = z.object({ comments: z.array(commentView), nextCursor: text.optional() }).meta({ id: "CommentList" });
