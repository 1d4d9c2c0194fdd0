import type { Bin } from "./board";

// What was said against what came: on the diagonal, probabilities mean what they say. Bars below
// show how many predictions a bin holds.

const SIDE = 220;
const BARS = 36;
const LEFT = 30;
const BOTTOM = 16;
const TICKS = [0, 0.25, 0.5, 0.75, 1];

const x = (probability: number) => LEFT + SIDE * probability;
const y = (share: number) => 6 + SIDE * (1 - share);

export function Reliability({ bins }: { bins: Bin[] }) {
  const most = Math.max(1, ...bins.map((bin) => bin.n));
  const line = bins.map((bin) => `${x(bin.p_up).toFixed(1)},${y(bin.up).toFixed(1)}`).join(" ");
  const floor = y(0) + BOTTOM + BARS;
  return (
    <figure class="reliability">
      <figcaption>
        Calibration <span class="dim">said across, came up</span>
      </figcaption>
      {bins.length === 0 ? (
        <p class="empty">No move was judged yet.</p>
      ) : (
        <svg viewBox={`0 0 ${LEFT + SIDE + 10} ${floor + 4}`} role="img" aria-label={inWords(bins)}>
          {TICKS.map((tick) => (
            <g key={tick}>
              <line class="grid" x1={x(0)} x2={x(1)} y1={y(tick)} y2={y(tick)} />
              <line class="grid" x1={x(tick)} x2={x(tick)} y1={y(0)} y2={y(1)} />
              <text x={LEFT - 5} y={y(tick) + 3.5} text-anchor="end">{tick}</text>
              <text x={x(tick)} y={y(0) + 13} text-anchor="middle">{tick}</text>
            </g>
          ))}
          <line class="diagonal" x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} />
          <polyline points={line} />
          {bins.map((bin) => (
            <g key={bin.from}>
              <circle cx={x(bin.p_up)} cy={y(bin.up)} r={3.5}>
                <title>{oneInWords(bin)}</title>
              </circle>
              <rect
                x={x(bin.from) + 1}
                width={SIDE / 10 - 2}
                y={floor - (BARS * bin.n) / most}
                height={(BARS * bin.n) / most}
              />
            </g>
          ))}
        </svg>
      )}
    </figure>
  );
}

function oneInWords(bin: Bin): string {
  return `said ${bin.p_up.toFixed(3)}, came ${bin.up.toFixed(3)}, ${bin.n} times`;
}

function inWords(bins: Bin[]): string {
  return `Calibration curve: ${bins.map(oneInWords).join("; ")}`;
}
