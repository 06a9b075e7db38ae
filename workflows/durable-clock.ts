import {
  allHandlersFinished, condition, continueAsNew, defineQuery, defineSignal, isCancellation, log, proxyActivities, proxyLocalActivities, setCurrentDetails, setHandler,
  upsertSearchAttributes, workflowInfo,
} from "@temporalio/workflow";
import { defineSearchAttributeKey } from "@temporalio/common";
import type { ClockActivities, EffectActivities } from "../activities/activity-types.ts";
import { clockQuery, effectKinds, pokeSignal, renewSignal, searchAttributeNames, type ClockStart, type EffectKind } from "../contracts/workflow-names.ts";

export const poke = defineSignal(pokeSignal);
export const renew = defineSignal(renewSignal);
export const clockState = defineQuery<ClockView>(clockQuery);

/** What an operator sees of a clock. */
export interface ClockView { id: string; phases: string[]; wakeAtMs: number | undefined; effects: string[] }

/** A wake this close is slept through without a new timer: rounding of court time, never a deadline of a person. */
const minSleepMs = 5;
/** Pause before looking or performing again what the last time did not move: clocks that differ a little must not make a busy loop. */
const pauseMs = 1_000;
/** Longest single sleep; a clock with nothing armed looks again now and then, so that even a lost poke and a lost sweep heal. */
const maxSleepMs = 30 * 24 * 60 * 60 * 1000;
/** A run is renewed by then even if the server has not suggested it: histories stay short enough to replay at once. */
const maxHistoryEvents = 4_000;

export type Reached = "reached" | "ended";

export interface DurableClock {
  /** Sleeps, fires and performs until the ledger has ever recorded the phase, or the process has ended. */
  runUntil(phase: string): Promise<Reached>;
  /** The same until one of several phases: the one recorded last, if the process has already been in some of them. */
  runUntilOneOf<Phase extends string>(phases: readonly Phase[]): Promise<Phase | "ended">;
  /** Waits until every effect of the kind that the ledger has written is done. */
  perform(kind: EffectKind): Promise<void>;
}

const kindKey = defineSearchAttributeKey(searchAttributeNames.kind, "KEYWORD");
const phaseKey = defineSearchAttributeKey(searchAttributeNames.phase, "KEYWORD");
const numbersKey = defineSearchAttributeKey(searchAttributeNames.numbers, "KEYWORD_LIST");

function isEffectKind(kind: string): kind is EffectKind {
  return (effectKinds as readonly string[]).includes(kind);
}

/**
 * The durable clock of one process: coalesced pokes, one timer, due alarms, effects beside them, continue-as-new
 * (architecture.md §3). It holds no fact that the ledger lacks: a run started afresh goes on where the ledger stands.
 */
export function durableClock(start: ClockStart): DurableClock {
  const { id } = start;
  /**
   * `fireDue` is local: it takes milliseconds and writes through the ledger's door, whose answer is the truth whether or not
   * history records it. It retries for ever, because a clock that stops helps nobody; the ledger being away is the usual reason.
   */
  const { fireDue } = proxyLocalActivities<ClockActivities>({
    startToCloseTimeout: "20 seconds",
    localRetryThreshold: "1 minute",
    retry: { initialInterval: "200 milliseconds", backoffCoefficient: 2, maximumInterval: "10 seconds" },
    summary: id,
  });
  /**
   * Effects reach outside (mail, webhooks) or do bulk work (openings). Each attempt leases and settles what it can; what
   * fails is retried by the outbox at its own `retryAt`, so the activity itself fails only when the ledger is away. A worker
   * that died is noticed by its missing heartbeat.
   */
  const effects = proxyActivities<EffectActivities>({
    startToCloseTimeout: "5 minutes",
    heartbeatTimeout: "10 seconds",
    retry: { initialInterval: "500 milliseconds", backoffCoefficient: 2, maximumInterval: "30 seconds" },
    summary: id,
  });
  let poked = true;
  let renewing = false;
  let phases: string[] = [];
  let open = true;
  let alarmAtMs: number | undefined;
  let alarmStream: string | undefined;
  let pending: { kind: EffectKind; atMs: number }[] = [];
  const running = new Set<EffectKind>();
  /** When a kind of effect was last through, and the wake that was last slept until. */
  const performedAtMs = new Map<EffectKind, number>();
  let sleptUntilMs: number | undefined;
  let numbers: string[] = [];
  let shown: string | undefined;

  setHandler(poke, () => { poked = true; });
  setHandler(renew, () => { renewing = true; });
  setHandler(clockState, () => ({ id, phases, wakeAtMs: wakeAtMs(), effects: pending.map(({ kind }) => kind) }));

  /** One look at the ledger: everything due is fired before any effect is started. */
  async function look(): Promise<void> {
    let more = true;
    while (more) {
      poked = false;
      const answer = await fireDue(id, Date.now());
      more = answer.more;
      phases = answer.phases;
      open = answer.open;
      numbers = answer.numbers ?? [];
      alarmAtMs = answer.alarmAtMs;
      alarmStream = answer.alarmStream;
      pending = answer.effects.flatMap(({ kind, atMs }) => (isEffectKind(kind) ? [{ kind, atMs }] : []));
    }
    show();
    if (tooLong()) return;
    for (const effect of pending) if (readyAtMs(effect) <= Date.now()) void startEffect(effect.kind);
  }

  /** A kind that has just been performed waits a moment, so that a burst of effects is few activities. */
  function readyAtMs({ kind, atMs }: { kind: EffectKind; atMs: number }): number {
    return Math.max(atMs, (performedAtMs.get(kind) ?? 0) + pauseMs);
  }

  /** Beside the timer, never before the alarms; one activity a kind at a time. */
  async function startEffect(kind: EffectKind): Promise<void> {
    if (running.has(kind)) return;
    running.add(kind);
    try {
      await effects[kind](id);
    } catch (error) {
      if (isCancellation(error)) throw error;
      log.warn("effect activity gave up; the outbox keeps the effect", { kind });
    } finally {
      running.delete(kind);
      performedAtMs.set(kind, Date.now());
      poked = true;
    }
  }

  /** The earlier of the next alarm and the next retry; an effect that is being performed pokes when it is through, and a run about to be renewed begins none. */
  function wakeAtMs(): number | undefined {
    const times = tooLong() ? [] : pending.filter(({ kind }) => !running.has(kind)).map(readyAtMs);
    if (alarmAtMs !== undefined) times.push(alarmAtMs);
    return times.length === 0 ? undefined : Math.min(...times);
  }

  /** What operators see in Temporal's own pages; written only when it changed, to keep histories short. */
  function show(): void {
    const phase = phases.at(-1) ?? "Standing";
    const showing = [phase, ...numbers].join("\n");
    if (showing === shown) return;
    shown = showing;
    upsertSearchAttributes([
      { key: kindKey, value: id.split("/")[0] ?? id },
      { key: phaseKey, value: phase },
      ...(numbers.length === 0 ? [] : [{ key: numbersKey, value: numbers }]),
    ]);
    setCurrentDetails(`**${id}** — ${phase}${numbers.map((number) => `  \n${number}`).join("")}`);
  }

  function tooLong(): boolean {
    const info = workflowInfo();
    return renewing || info.continueAsNewSuggested || info.historyLength > maxHistoryEvents;
  }

  /**
   * A new run knows the id alone. Effects in flight are let through first, so that none is left to a closed run; meanwhile
   * none is begun, and alarms fire as always.
   */
  async function renewIfLong(): Promise<void> {
    if (!tooLong() || running.size > 0) return;
    await condition(allHandlersFinished);
    await continueAsNew<(start: ClockStart) => Promise<void>>({ id });
  }

  async function sleepOrPoke(): Promise<void> {
    const wake = wakeAtMs();
    if (poked) return;
    // The last sleep went to its end for this very wake, and the look that followed did not move it.
    const unmoved = wake !== undefined && wake === sleptUntilMs;
    sleptUntilMs = wake;
    const untilMs = wake === undefined ? maxSleepMs : Math.min(Math.max(wake - Date.now(), unmoved ? pauseMs : 0), maxSleepMs);
    if (untilMs <= minSleepMs) return;
    const summary = wake === undefined ? "nothing is armed" : wake === alarmAtMs ? `next alarm: ${alarmStream ?? id}` : "next retry of an effect";
    if (await condition(() => poked || (renewing && running.size === 0), untilMs, { summary })) sleptUntilMs = undefined;
  }

  async function turn(): Promise<void> {
    await renewIfLong();
    await sleepOrPoke();
    await renewIfLong();
    await look();
  }

  async function runUntilOneOf<Phase extends string>(wanted: readonly Phase[]): Promise<Phase | "ended"> {
    await look();
    for (;;) {
      const found = phases.findLast((phase): phase is Phase => (wanted as readonly string[]).includes(phase));
      if (found !== undefined) return found;
      if (!open && running.size === 0 && !poked) return "ended";
      await turn();
    }
  }

  return {
    runUntilOneOf,
    async runUntil(phase) {
      return (await runUntilOneOf([phase])) === phase ? "reached" : "ended";
    },
    async perform(kind) {
      await look();
      while (running.has(kind) || pending.some((effect) => effect.kind === kind)) await turn();
    },
  };
}
