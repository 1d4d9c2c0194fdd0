import { useComputed } from "@preact/signals";
import { Alarms, Standing } from "./alarms";
import { askForTheRest, counts, elapsedMs, grow, isLive, models, now, show, state } from "./board";
import { Cards } from "./cards";
import * as f from "./format";
import { Banner, Connection, Figure } from "./frame";
import { Memory } from "./memory";
import { ModelView } from "./model";
import { ScoreTable, WindowChoice } from "./scores";
import { connect } from "./stream";

// The direction predictor: what each model says of each timeframe's next close, and how it did.

const AGE_MS = 250;
const SILENT_MS = 5000;

export function startPredictor(): void {
  askForTheRest();
  connect(show);
  setInterval(grow, AGE_MS);
}

export function Predictor() {
  return (
    <>
      <a class="skip" href="#main">To the content</a>
      <Head />
      <main id="main" class="predictor">
        {models.value.length === 0 ? (
          <p class="empty">
            No prediction yet. The first ones come as soon as enough candles have closed for the models to begin.
          </p>
        ) : (
          <>
            <Standing />
            <WindowChoice />
            <Cards />
            <ModelView />
            <ScoreTable />
          </>
        )}
        <Memory />
        <Alarms />
      </main>
      <Silence />
    </>
  );
}

function Silence() {
  const text = useComputed(() => (elapsedMs.value > SILENT_MS ? "The predictor is silent: no new figures." : ""));
  return <Banner silent={text.value} />;
}

const FEED: Record<string, string> = {
  STARTING: "starting",
  LIVE: "live",
  RECONNECTING: "reconnecting",
  REPLAY: "replay",
  ENDED: "ended",
};

function Head() {
  const shown = state.value;
  const feed = shown?.feed;
  return (
    <header>
      <div class="brand">
        <a href="/predictor">Foretick</a>
        <span class="mode">{shown ? shown.mode : "…"}</span>
        {shown && <b>{shown.symbol}</b>}
      </div>
      {shown && <Wall />}
      <dl class="figures">
        <Figure name="Feed" value={feed ? FEED[feed.state]! : ""} tone={feed?.state === "RECONNECTING" ? "down" : ""} />
        <LastCandle />
        <Figure name="Lag" value={feed ? lag(feed.lag_ms) : ""} />
        <Figure name="Reconnects" value={feed ? f.count(feed.reconnects) : ""} />
        <Figure name="Back-filled" value={feed ? f.count(feed.backfilled) : ""} />
        <Figure name="Judged" value={f.count(judged())} />
        <Figure name="Remembered" value={counts.value ? f.count(counts.value.contexts + counts.value.decisions) : ""} />
        <Figure
          name="Alarms"
          value={shown ? f.count(shown.alarms.standing.length) : ""}
          tone={shown && shown.alarms.standing.length > 0 ? "warn" : ""}
        />
      </dl>
      <Connection />
    </header>
  );
}

function judged(): number {
  return models.value.reduce((sum, row) => sum + row.windows.all.n, 0);
}

function lag(milliseconds: number | null): string {
  if (milliseconds === null) return f.NOTHING;
  return milliseconds < 1000 ? `${milliseconds} ms` : f.span(milliseconds / 1000);
}

/** Redraws each second, which the rest of the head need not. */
function Wall() {
  const second = useComputed(() => Math.floor(now())).value;
  const east = f.eastern(second);
  return (
    <div class="wall" title={isLive.value ? "Time of the venue" : "Close of the newest candle"}>
      <b>{east.seconds} ET</b>
      <span>
        {east.date} · {f.utc(second).seconds} UTC
      </span>
    </div>
  );
}

function LastCandle() {
  const age = useComputed(() => {
    const last = state.value?.feed.last_candle ?? null;
    if (last === null) return f.NOTHING;
    return isLive.value ? `${f.span(Math.max(0, now() - last))} ago` : `${f.eastern(last).time} ET`;
  });
  return <Figure name="Last candle" value={state.value ? age.value : ""} />;
}
