import type { EventBody } from "./stored-event.ts";

/** Lifts one stored event of an older version to the next; keyed "<type>@<version>". Stored bytes never change. */
const lifts: Readonly<Record<string, (body: EventBody) => EventBody>> = {};

/** Pure: lifts a stored event to today's version before `evolve` sees it. */
export function upcast(body: EventBody): EventBody {
  let current = body;
  for (;;) {
    const lift = lifts[`${current.type}@${current.v}`];
    if (lift === undefined) return current;
    current = lift(current);
  }
}
