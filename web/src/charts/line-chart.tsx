import { AxisBottom, AxisLeft } from '@visx/axis';
import { ParentSize } from '@visx/responsive';
import { scaleLinear, scaleUtc } from '@visx/scale';
import { LinePath } from '@visx/shape';
import { type ReactNode, useId } from 'react';
import './line-chart.css';

/** Lines differ in their dashes, not in colour alone. */
export interface ChartLine {
  name: string;
  look: 'strong' | 'thin' | 'dashed' | 'dotted';
  points: readonly { at: Date; value: number }[];
}

export interface LineChartProps {
  /** What the picture shows, in a sentence: for who doesn't see it. */
  summary: string;
  lines: readonly ChartLine[];
  /** A moment that counts, as a line from top to bottom. */
  mark?: { at: Date; name: string } | undefined;
  formatDay: (at: Date) => string;
  formatValue: (value: number) => string;
  size?: keyof typeof HEIGHTS;
}

/** As the style sheet has them. */
const HEIGHTS = { large: 260, small: 160 };
const MARGIN = { top: 12, right: 16, bottom: 28, left: 56 };

/** Values over days, from zero on, as wide as there is room. The figures themselves stand beside it as a table. */
export default function LineChart(props: LineChartProps): ReactNode {
  const { lines, mark, size = 'large' } = props;
  return (
    <figure className="line-chart">
      <div className="line-chart-room" data-size={size}>
        <ParentSize debounceTime={0}>
          {({ width }) => width > 0 && <Drawing {...props} width={width} />}
        </ParentSize>
      </div>
      <figcaption>
        <ul className="plain-list">
          {lines.map(({ name, look }) => (
            <Legend key={name} name={name} look={look} />
          ))}
          {mark && <Legend name={mark.name} look="mark" />}
        </ul>
      </figcaption>
    </figure>
  );
}

function Legend({ name, look }: { name: string; look: ChartLine['look'] | 'mark' }) {
  return (
    <li>
      <svg width="28" height="12" aria-hidden="true">
        <line x1="1" x2="27" y1="6" y2="6" data-look={look} />
      </svg>
      {name}
    </li>
  );
}

function Drawing({
  summary,
  lines,
  mark,
  formatDay,
  formatValue,
  size = 'large',
  width,
}: LineChartProps & { width: number }) {
  const title = useId();
  const height = HEIGHTS[size];
  const points = lines.flatMap((line) => line.points);
  const moments = [...points.map(({ at }) => at), ...(mark ? [mark.at] : [])].map(Number);
  const x = scaleUtc({
    domain: [new Date(Math.min(...moments)), new Date(Math.max(...moments))],
    range: [MARGIN.left, width - MARGIN.right],
  });
  const y = scaleLinear({
    domain: [0, Math.max(1, ...points.map(({ value }) => value))],
    range: [height - MARGIN.bottom, MARGIN.top],
    nice: true,
  });
  return (
    <svg width={width} height={height} role="img" aria-labelledby={title}>
      <title id={title}>{summary}</title>
      {/* Words and colours are of the style sheet. */}
      <AxisLeft
        scale={y}
        left={MARGIN.left}
        numTicks={Math.floor(height / 50)}
        tickFormat={(value) => (Number.isInteger(+value) ? formatValue(+value) : '')}
      />
      <AxisBottom
        scale={x}
        top={height - MARGIN.bottom}
        numTicks={Math.max(2, Math.floor(width / 150))}
        tickFormat={(at) => formatDay(new Date(+at))}
      />
      {mark && (
        <line x1={x(mark.at)} x2={x(mark.at)} y1={MARGIN.top} y2={height - MARGIN.bottom} data-look="mark" />
      )}
      {lines.map(({ name, look, points: own }) => (
        <LinePath
          key={name}
          data={[...own]}
          x={({ at }) => x(at)}
          y={({ value }) => y(value)}
          data-look={look}
        />
      ))}
    </svg>
  );
}
