import { batch, computed, effect, signal } from "@preact/signals";
import { shownAt } from "./stream";
import type { Maybe } from "./types";

// What a predictor's server sends, and what of it the reader looks at. Names are those of the JSON;
// null is what is not known, times are epoch seconds.

export type Side = "UP" | "DOWN" | "FLAT";

export interface Judged {
  time: number;
  pred_dir: Side;
  fact_dir: Side;
  p_up: Maybe;
  p_up_raw: Maybe;
  ret_bps: number;
  reward: number;
}

export interface Scores {
  n: number;
  accuracy: Maybe;
  action_accuracy: Maybe;
  coverage: Maybe;
  reward: Maybe;
  avg_conf: Maybe;
  ece: Maybe;
}

export type WindowName = "last_50" | "last_200" | "all";

export interface ModelRow {
  tf: string;
  model_id: string;
  model_type: string;
  time: number;
  target_time: number;
  close: number;
  direction: Side;
  p_up: Maybe;
  p_up_raw: Maybe;
  p_up_affine: Maybe;
  confidence: Maybe;
  logits_up: Maybe;
  logits_down: Maybe;
  flat_thresholds: { probability: number; delta: number };
  notes: string[];
  context_key_used: string;
  decision_key_used: string;
  trust_ctx: number;
  trust_dec: number;
  prior_ctx: { up: Maybe; down: Maybe; flat: Maybe };
  prior_win_dec: Maybe;
  anti_pattern: boolean;
  calibrator: string;
  calibrator_since: number;
  calib_a: Maybe;
  calib_b: Maybe;
  calib_n: number;
  windows: Record<WindowName, Scores>;
  last: Judged | null;
  lesson: { learnt: boolean; anchor_update_applied: boolean; lr_eff: number; anchor_lambda_eff: number } | null;
}

export interface Bin {
  from: number;
  to: number;
  n: number;
  p_up: number;
  up: number;
}

export interface Detail {
  curve: Bin[];
  affine: { time: number[]; a: Maybe[]; b: Maybe[] };
  confusion: Record<Side, Record<Side, number>>;
  confident_wrong_count: number;
  confident_wrong: Judged[];
  history: Judged[];
}

export interface TimeframeRow {
  tf: string;
  length: number;
  candles: number;
  facts: number;
  revisions: number;
  gaps: number;
  missing: number;
  candle: { start: number; end: number; close: number } | null;
  fact: { fact_dir: Side; ret_bps: number; fact_flat_bps: number } | null;
}

export interface AlarmRow {
  time: number;
  tf: string;
  model_id: string;
  check: string;
  level: "CLEARED" | "WARNING" | "ERROR";
  text: string;
}

export interface BoardState {
  mode: string;
  symbol: string;
  time: number;
  speed: number;
  feed: {
    state: "STARTING" | "LIVE" | "RECONNECTING" | "REPLAY" | "ENDED";
    last_candle: Maybe;
    lag_ms: Maybe;
    reconnects: number;
    backfilled: number;
  };
  timeframes: TimeframeRow[];
  alarms: { standing: AlarmRow[]; last: AlarmRow[] };
  patterns_version: number;
}

export interface PatternRow {
  tf: string;
  model_id: string;
  kind: "CONTEXT" | "DECISION";
  key: string;
  count: number;
  up: Maybe;
  down: Maybe;
  flat: Maybe;
  wins: Maybe;
  reward: Maybe;
  trust: Maybe;
  last: Maybe;
}

export interface Patterns {
  top: PatternRow[];
  anti: PatternRow[];
}

export interface PatternCounts {
  contexts: number;
  decisions: number;
  anti_patterns: number;
}

export const state = signal<BoardState | null>(null);
export const models = signal<ModelRow[]>([]);
export const detail = signal<Detail | null>(null);
export const patterns = signal<Patterns | null>(null);
export const counts = signal<PatternCounts | null>(null);
export const scored = signal<WindowName>("last_200");

/** Milliseconds since the newest snapshot. */
export const elapsedMs = signal(0);

/** The model that the reader looks at, such as `15/TRENDVIC`; the first one until he chooses. */
const chosen = signal(fromAddress());

export const selected = computed(() => {
  const rows = models.value;
  return rows.find((row) => keyOf(row) === chosen.value) ?? rows[0] ?? null;
});

/** Whether candles come as they close, so that one that does not come is missed. */
export const isLive = computed(() => {
  const feed = state.value?.feed.state;
  return feed === "LIVE" || feed === "RECONNECTING" || feed === "STARTING";
});

/** Epoch second of the venue that the page takes for now: in a replay, that of its newest candle. */
export function now(): number {
  const shown = state.value;
  if (shown === null) return 0;
  return isLive.value ? shown.time + (shown.speed * elapsedMs.value) / 1000 : (shown.feed.last_candle ?? shown.time);
}

export function keyOf(row: { tf: string; model_id: string }): string {
  return `${row.tf}/${row.model_id}`;
}

export function choose(row: { tf: string; model_id: string }): void {
  chosen.value = keyOf(row);
  history.replaceState(null, "", `${location.pathname}?${new URLSearchParams({ tf: row.tf, model: row.model_id })}`);
}

export function show(snapshot: { state: BoardState; models: ModelRow[] }): void {
  batch(() => {
    if (snapshot.state.mode !== undefined) state.value = snapshot.state; // empty before the first
    models.value = snapshot.models;
    grow();
  });
}

/** Lets ages grow, whether something new comes or not. */
export function grow(): void {
  elapsedMs.value = performance.now() - shownAt;
}

function fromAddress(): string {
  const query = new URLSearchParams(location.search);
  return `${query.get("tf")}/${query.get("model")}`;
}

// What is too large for the stream is asked for when it has changed.

const wantedDetail = computed(() => {
  const row = selected.value;
  return row === null ? "" : `${keyOf(row)}?${row.time}-${row.windows.all.n}`;
});

const patternsVersion = computed(() => state.value?.patterns_version ?? 0);

/** A model's page stays until that of the next one is there, so that nothing jumps. */
export function askForTheRest(): void {
  effect(() => {
    const wanted = wantedDetail.value;
    const [key] = wanted.split("?");
    if (wanted === "") return;
    void ask<Detail>(`/api/models/${key}`).then((answer) => {
      if (wantedDetail.value === wanted) detail.value = answer;
    });
  });
  effect(() => {
    if (patternsVersion.value === 0) return;
    void ask<Patterns>("/api/patterns/top").then((answer) => (patterns.value = answer));
    void ask<PatternCounts>("/api/patterns/summary").then((answer) => (counts.value = answer));
  });
}

/** null if there is no answer; the banner says why. */
async function ask<T>(path: string): Promise<T | null> {
  try {
    const answer = await fetch(path);
    return answer.ok ? ((await answer.json()) as T) : null;
  } catch {
    return null;
  }
}
