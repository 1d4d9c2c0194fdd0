import { models, choose, keyOf, scored, selected, type ModelRow, type Scores, type WindowName } from "./board";
import * as f from "./format";
import { fixed, frameName, modelName, Say, share, signed, toneOf } from "./say";

// How the models did, over a window of the reader's choice.

export const WINDOWS: [WindowName, string][] = [
  ["last_50", "last 50"],
  ["last_200", "last 200"],
  ["all", "all"],
];

export function WindowChoice() {
  return (
    <form class="filters" aria-label="Window of scores" onSubmit={(event) => event.preventDefault()}>
      <fieldset>
        <legend>Scores over</legend>
        {WINDOWS.map(([key, name]) => (
          <label key={key}>
            <input
              type="radio"
              name="window"
              value={key}
              checked={scored.value === key}
              onChange={() => (scored.value = key)}
            />
            <span>{name}</span>
          </label>
        ))}
      </fieldset>
    </form>
  );
}

export interface ScoreColumn {
  head: string;
  title: string;
  text: (scores: Scores) => string;
  tone?: (scores: Scores) => string;
}

export const SCORES: ScoreColumn[] = [
  { head: "n", title: "Judged predictions", text: (s) => f.count(s.n) },
  { head: "Accuracy", title: "Share that was right, flat included", text: (s) => share(s.accuracy) },
  { head: "Acts", title: "Share in which a side was taken", text: (s) => share(s.coverage) },
  { head: "Right", title: "Of those whose price moved, the share on the right side", text: (s) => share(s.action_accuracy) },
  {
    head: "Reward",
    title: "Mean reward: 1 right, −1 wrong side, −0.5 for flat against a move",
    text: (s) => signed(s.reward, 3),
    tone: (s) => toneOf(s.reward),
  },
  { head: "Confidence", title: "Mean calibrated probability of the likelier side", text: (s) => fixed(s.avg_conf, 4) },
  { head: "ECE", title: "Expected calibration error over moves, ten bins", text: (s) => fixed(s.ece, 4) },
];

export function ScoreTable() {
  const window = WINDOWS.find(([key]) => key === scored.value)![1];
  return (
    <section aria-labelledby="scores">
      <h2 id="scores">
        Scores <span class="dim">{window}</span>
      </h2>
      <div class="scroll" tabIndex={0} role="region" aria-label="Scores of all models">
        <table class="small padded">
          <thead>
            <tr>
              <th scope="col">Candle</th>
              <th scope="col">Model</th>
              <th scope="col">Says</th>
              <th scope="col" class="right">P(up)</th>
              {SCORES.map((column) => (
                <th key={column.head} scope="col" class="right" title={column.title}>{column.head}</th>
              ))}
              <th scope="col" class="right" title="Slope of the affine calibration">a</th>
              <th scope="col" class="right" title="Shift of the affine calibration">b</th>
              <th scope="col" title="The calibrator that has done best so far">Leader</th>
            </tr>
          </thead>
          <tbody>
            {models.value.map((row) => (
              <Line key={keyOf(row)} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Line({ row }: { row: ModelRow }) {
  const scores = row.windows[scored.value];
  const isOpen = selected.value !== null && keyOf(selected.value) === keyOf(row);
  return (
    <tr class={isOpen ? "open" : ""}>
      <td>{frameName(row.tf)}</td>
      <td>
        <button type="button" class="plain" onClick={() => choose(row)}>{modelName(row.model_id)}</button>
      </td>
      <td><Say side={row.direction} flat="abstains" /></td>
      <td class="right">{f.probability(row.p_up)}</td>
      {SCORES.map((column) => (
        <td key={column.head} class={`right ${column.tone?.(scores) ?? ""}`}>{column.text(scores)}</td>
      ))}
      <td class="right">{fixed(row.calib_a, 3)}</td>
      <td class="right">{signed(row.calib_b, 3)}</td>
      <td>{f.words(row.calibrator)}</td>
    </tr>
  );
}
