import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import { detail, selected, type Detail, type Judged, type ModelRow, type Side } from "./board";
import { Chart, type Plotted } from "./chart";
import * as f from "./format";
import { Reliability } from "./reliability";
import { fixed, frameName, Key, modelName, Say, share, signed, TONES, toneOf, When } from "./say";
import { SCORES, WINDOWS } from "./scores";

// One model in one timeframe: what it says and why, how it did, and how its calibration went.

const SIDES: Side[] = ["UP", "DOWN", "FLAT"];

export function ModelView() {
  const row = selected.value;
  if (row === null) return null;
  return (
    <section aria-labelledby="model" class="one" data-open={`${row.tf}/${row.model_id}`}>
      <h1 id="model">
        {modelName(row.model_id)}, {frameName(row.tf)} <Say side={row.direction} flat="abstains" />
        <small>
          for the close at <When second={row.target_time} />
        </small>
      </h1>
      <div class="trio words">
        <Decision row={row} />
        <Windows row={row} />
        {detail.value && <Confusion counts={detail.value.confusion} />}
      </div>
      {detail.value && <Plots detail={detail.value} row={row} />}
      {detail.value && (
        <div class="halves">
          <History row={row} lines={detail.value.history} />
          <Wrongs detail={detail.value} />
        </div>
      )}
    </section>
  );
}

function Decision({ row }: { row: ModelRow }) {
  const { flat_thresholds: thresholds, prior_ctx: prior, lesson } = row;
  return (
    <div class="panel">
      <h2>Why</h2>
      <dl class="facts">
        <Fact name="P(up), calibrated">{f.probability(row.p_up)}</Fact>
        <Fact name="by the affine alone">{f.probability(row.p_up_affine)}</Fact>
        <Fact name="raw">{f.probability(row.p_up_raw)}</Fact>
        <Fact name="logits up, down">
          {signed(row.logits_up, 3)}, {signed(row.logits_down, 3)}
        </Fact>
        <Fact name="Abstains where">
          p ≤ {fixed(thresholds.probability, 3)} or gap ≤ {fixed(thresholds.delta, 3)}
        </Fact>
        <Fact name="changed by">{row.notes.length === 0 ? "nothing" : row.notes.map(f.words).join(", ")}</Fact>
        <Fact name="Calibrator">{f.words(row.calibrator) || f.NOTHING}</Fact>
        <Fact name="since">
          <When second={row.calibrator_since} />
        </Fact>
        <Fact name="a, b">
          {fixed(row.calib_a, 3)}, {signed(row.calib_b, 3)}
        </Fact>
        <Fact name="after lessons">{f.count(row.calib_n)}</Fact>
        <Fact name="Learning">
          {lesson === null ? f.NOTHING : lesson.learnt ? `rate ${f.significant(lesson.lr_eff)}` : "frozen"}
        </Fact>
        <Fact name="anchor">
          {lesson === null ? f.NOTHING : lesson.anchor_update_applied ? "followed" : "stayed"}
        </Fact>
      </dl>
      {row.context_key_used !== "" && (
        <p class="recall">
          <Key text={row.context_key_used} />
          <br />
          was followed by up {share(prior.up)}, down {share(prior.down)}, flat {share(prior.flat)}
          {" "}(trust {fixed(row.trust_ctx, 2)}); so decided, right {share(row.prior_win_dec)} (trust{" "}
          {fixed(row.trust_dec, 2)}){row.anti_pattern ? ": an anti-pattern" : ""}
        </p>
      )}
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Windows({ row }: { row: ModelRow }) {
  return (
    <div class="panel">
      <h2>Windows</h2>
      <table class="small">
        <thead>
          <tr>
            <th scope="col" />
            {WINDOWS.map(([key, name]) => (
              <th key={key} scope="col" class="right">{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {SCORES.map((column) => (
            <tr key={column.head}>
              <th scope="row" title={column.title}>{column.head}</th>
              {WINDOWS.map(([key]) => (
                <td key={key} class={`right ${column.tone?.(row.windows[key]) ?? ""}`}>
                  {column.text(row.windows[key])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Confusion({ counts }: { counts: Detail["confusion"] }) {
  const most = Math.max(1, ...SIDES.flatMap((said) => SIDES.map((came) => counts[said][came])));
  return (
    <div class="panel">
      <h2>
        Confusion <span class="dim">rows were said, columns came</span>
      </h2>
      <table class="confusion">
        <thead>
          <tr>
            <td />
            {SIDES.map((came) => (
              <th key={came} scope="col"><Say side={came} /></th>
            ))}
          </tr>
        </thead>
        <tbody>
          {SIDES.map((said) => (
            <tr key={said}>
              <th scope="row"><Say side={said} flat="abstained" /></th>
              {SIDES.map((came) => (
                <td key={came} class={said === came ? "hit" : ""}>
                  <span class="shade" style={{ opacity: (0.35 * counts[said][came]) / most }} />
                  <span class="count">{f.count(counts[said][came])}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="note">{baseline(counts)}</p>
    </div>
  );
}

/** What it would have taken no model to reach. */
function baseline(counts: Detail["confusion"]): string {
  const came = SIDES.map((fact) => SIDES.reduce((sum, said) => sum + counts[said][fact], 0));
  const all = came.reduce((sum, next) => sum + next, 0);
  if (all === 0) return "Nothing was judged yet.";
  const most = came.indexOf(Math.max(...came));
  return `Always saying ${SIDES[most]!.toLowerCase()} would have been right ${share(came[most]! / all)} of the time.`;
}

const CHANCES: Plotted[] = [
  { label: "Calibrated", colour: "accent", width: 1.5 },
  { label: "Raw", colour: "dim", dash: [3, 3] },
];

const AFFINE: Plotted[] = [
  { label: "a", colour: "accent", width: 1.5 },
  { label: "b", colour: "warn", width: 1.5 },
];

function Plots({ detail: { history, affine, curve }, row }: { detail: Detail; row: ModelRow }) {
  const time = useMemo(() => history.map((line) => line.time).concat(row.time), [history]);
  const chances = useMemo(
    () => [
      history.map((line) => line.p_up).concat(row.p_up),
      history.map((line) => line.p_up_raw).concat(row.p_up_raw),
    ],
    [history],
  );
  const trace = useMemo(() => [affine.a, affine.b], [affine]);
  return (
    <div class="trio plots">
      <Chart title="Probability of up" time={time} lines={CHANCES} columns={chances} format={f.probability} />
      <Chart title="Affine calibration" time={affine.time} lines={AFFINE} columns={trace} format={(v) => fixed(v, 3)} />
      <Reliability bins={curve} />
    </div>
  );
}

function History({ row, lines }: { row: ModelRow; lines: Judged[] }) {
  return (
    <div>
      <h2>
        Predictions <span class="dim">newest first, at most 200</span>
      </h2>
      <div class="scroll low" tabIndex={0} role="region" aria-label="Predictions and what came">
        <table class="small padded history">
          <JudgedHead />
          <tbody>
            <tr class="pending">
              <td><When second={row.time} /></td>
              <td><Say side={row.direction} flat="abstains" /></td>
              <td class="right">{f.probability(row.p_up)}</td>
              <td class="right dim">{f.probability(row.p_up_raw)}</td>
              <td colSpan={3} class="dim">waits for its candle</td>
            </tr>
            {[...lines].reverse().map((line) => <JudgedLine key={line.time} line={line} />)}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function Wrongs({ detail: { confident_wrong, confident_wrong_count } }: { detail: Detail }) {
  return (
    <div>
      <h2>
        Confident and wrong{" "}
        <span class="dim">
          worst of the last 200; {f.count(confident_wrong_count)} with 0.8 or more since the start
        </span>
      </h2>
      {confident_wrong.length === 0 ? (
        <p class="empty panel">Took the wrong side in none of the last 200.</p>
      ) : (
        <div class="scroll low" tabIndex={0} role="region" aria-label="Confident and wrong">
          <table class="small padded wrongs">
            <JudgedHead />
            <tbody>
              {confident_wrong.map((line) => <JudgedLine key={line.time} line={line} />)}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

function JudgedHead() {
  return (
    <thead>
      <tr>
        <th scope="col">Made</th>
        <th scope="col">Said</th>
        <th scope="col" class="right">P(up)</th>
        <th scope="col" class="right">Raw</th>
        <th scope="col">Came</th>
        <th scope="col" class="right">bps</th>
        <th scope="col" class="right">Reward</th>
      </tr>
    </thead>
  );
}

function JudgedLine({ line }: { line: Judged }) {
  return (
    <tr>
      <td><When second={line.time} /></td>
      <td><Say side={line.pred_dir} flat="abstained" /></td>
      <td class="right">{f.probability(line.p_up)}</td>
      <td class="right dim">{f.probability(line.p_up_raw)}</td>
      <td><Say side={line.fact_dir} /></td>
      <td class={`right ${TONES[line.fact_dir]}`}>{signed(line.ret_bps, 1)}</td>
      <td class={`right ${toneOf(line.reward)}`}>{signed(line.reward, 1)}</td>
    </tr>
  );
}
