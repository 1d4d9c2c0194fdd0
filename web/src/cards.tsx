import { useComputed } from "@preact/signals";
import {
  choose,
  isLive,
  keyOf,
  models,
  now,
  scored,
  selected,
  state,
  type ModelRow,
  type TimeframeRow,
} from "./board";
import * as f from "./format";
import { frameName, modelName, Say, share, signed, toneOf } from "./say";

// One line of cards for each timeframe, one card for each model. A card is a button that opens the
// model below.

const GRACE_S = 15; // of the reader's time

export function Cards() {
  return (
    <section aria-labelledby="now">
      <h2 id="now">
        The next close <span class="dim">choose a model to see it below</span>
      </h2>
      {state.value?.timeframes.map((frame) => <Frame key={frame.tf} frame={frame} />)}
    </section>
  );
}

function Frame({ frame }: { frame: TimeframeRow }) {
  const rows = models.value.filter((row) => row.tf === frame.tf);
  const late = useComputed(() => {
    const target = rows[0]?.target_time ?? Infinity;
    return isLive.value && now() > target + graceS();
  }).value;
  return (
    <div class={late ? "frame late" : "frame"} data-tf={frame.tf}>
      <div class="about">
        <b>{frameName(frame.tf)}</b>
        {frame.candle && <span>{f.significant(frame.candle.close)}</span>}
        {frame.fact && (
          <span title={`Moves up to ${frame.fact.fact_flat_bps} bps count as flat`}>
            <Say side={frame.fact.fact_dir} /> {signed(frame.fact.ret_bps, 1)} bps
          </span>
        )}
        <Countdown frame={frame} targetS={rows[0]?.target_time ?? null} />
        {frame.missing > 0 && (
          <span class="warn">
            {f.count(frame.missing)} candles missing
          </span>
        )}
      </div>
      <div class="cards">
        {rows.map((row) => (
          <Card key={keyOf(row)} row={row} />
        ))}
      </div>
    </div>
  );
}

/** How long until the predictions are judged, or how late the candle is that judges them. */
function Countdown({ frame, targetS }: { frame: TimeframeRow; targetS: number | null }) {
  const text = useComputed(() => {
    const nowS = now(); // read first: what reads no signal is never computed again
    const closeS = targetS ?? (frame.candle === null ? null : frame.candle.end + frame.length);
    if (closeS === null) return "no candle yet";
    const leftS = closeS - nowS;
    if (!isLive.value) return "";
    if (leftS > 0) return `closes in ${f.span(leftS)}`;
    return leftS > -graceS() ? "closing" : `late by ${f.span(-leftS)}`;
  }).value;
  return <span class={text.startsWith("late") ? "warn" : "dim"}>{text}</span>;
}

/** What a late candle is granted, in seconds of the venue, whose clock may run faster. */
function graceS(): number {
  return GRACE_S * (state.value?.speed ?? 1);
}

function Card({ row }: { row: ModelRow }) {
  const isOpen = useComputed(() => selected.value !== null && keyOf(selected.value) === keyOf(row)).value;
  const alarm = state.value?.alarms.standing.find((one) => keyOf(one) === keyOf(row));
  const scores = row.windows[scored.value];
  return (
    <button type="button" class="card" aria-pressed={isOpen} onClick={() => choose(row)} data-model={row.model_id}>
      <span class="top">
        <span class="who">
          {modelName(row.model_id)}
          {alarm && (
            <span class={alarm.level === "ERROR" ? "down" : "warn"} title={`${f.words(alarm.check)}: ${alarm.text}`}>
              {" "}⚠<span class="hidden-text"> {f.words(alarm.check)}</span>
            </span>
          )}
        </span>
        <Say side={row.direction} flat="abstains" />
      </span>
      <span class="chance">
        <b>{f.probability(row.p_up)}</b> <span class="dim">raw {f.probability(row.p_up_raw)}</span>
      </span>
      <Gauge row={row} />
      <span class="foot dim">
        {scores.n === 0 ? (
          "not judged yet"
        ) : (
          <>
            <span>acts {share(scores.coverage)}</span>
            <span>right {share(scores.action_accuracy)}</span>
            <span class={toneOf(scores.reward)} title="Mean reward">{signed(scores.reward, 2)}</span>
          </>
        )}
      </span>
    </button>
  );
}

/** Where the probability of up lies: the band in the middle is where the model abstains. */
function Gauge({ row }: { row: ModelRow }) {
  const bound = Math.max(row.flat_thresholds.probability, (1 + row.flat_thresholds.delta) / 2);
  const tone = row.direction === "FLAT" ? "" : row.direction.toLowerCase();
  return (
    <span class="gauge" aria-hidden="true">
      <span class="band" style={{ left: at(1 - bound), right: at(1 - bound) }} />
      <span class="half" />
      {row.p_up_raw !== null && <span class="raw" style={{ left: at(row.p_up_raw) }} />}
      {row.p_up !== null && <span class={`point ${tone}`} style={{ left: at(row.p_up) }} />}
    </span>
  );
}

function at(probability: number): string {
  return `${100 * probability}%`;
}
