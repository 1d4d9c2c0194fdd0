import { effect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import uPlot from "uplot";
import { colour, theme } from "./theme";

export interface Plotted {
  label: string;
  colour: string;
  dash?: number[];
  width?: number;
  stepped?: boolean;
}

interface Props {
  title: string;
  time: number[];
  lines: Plotted[];
  columns: (number | null)[][];
  format: (value: number | null) => string;
}

const HEIGHT = 240;

/** Lines over New York time. The plot is made once for a theme; new data only redraws it. */
export function Chart(props: Props) {
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const newest = useRef(props);
  newest.current = props;

  useEffect(() => {
    const element = box.current!;
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const make = () => {
      plot.current?.destroy();
      plot.current = new uPlot(options(newest.current, element.clientWidth), data(newest.current), element);
    };
    const size = new ResizeObserver(() => plot.current?.setSize({ width: element.clientWidth, height: HEIGHT }));
    const stop = effect(() => {
      void theme.value;
      make();
    });
    dark.addEventListener("change", make);
    size.observe(element);
    return () => {
      stop();
      dark.removeEventListener("change", make);
      size.disconnect();
      plot.current?.destroy();
    };
  }, []);

  useEffect(() => plot.current?.setData(data(props)), [props.columns]);

  return (
    <figure>
      <figcaption>{props.title}</figcaption>
      <div class="chart" ref={box} />
    </figure>
  );
}

function data({ time, columns }: Props): uPlot.AlignedData {
  return [time, ...columns];
}

function options({ lines, format }: Props, width: number): uPlot.Options {
  const text = colour("dim");
  const grid = { stroke: colour("line"), width: 1 };
  const axis = { stroke: text, grid, ticks: grid, font: "11px system-ui, sans-serif" };
  return {
    width,
    height: HEIGHT,
    tzDate: (second) => uPlot.tzDate(new Date(second * 1000), "America/New_York"),
    cursor: { y: false },
    legend: { live: true },
    scales: { x: { time: true } },
    axes: [
      { ...axis, space: 80, values: (_, seconds) => seconds.map(clock) },
      { ...axis, size: 64, values: (_, values) => values.map((value) => format(value)) },
    ],
    series: [
      { label: "ET", value: (_, second) => (second === null ? "–" : clock(second)) },
      ...lines.map((line) => ({
        label: line.label,
        stroke: colour(line.colour),
        width: line.width ?? 1.25,
        points: { show: false },
        spanGaps: false,
        value: (_: uPlot, value: number | null) => format(value),
        ...(line.dash ? { dash: line.dash } : {}),
        ...(line.stepped ? { paths: uPlot.paths.stepped!({ align: 1 }) } : {}),
      })),
    ],
  };
}

const EASTERN = new Intl.DateTimeFormat("en-GB", {
  timeZone: "America/New_York",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});

function clock(second: number): string {
  return EASTERN.format(second * 1000);
}
