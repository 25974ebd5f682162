import { theme } from 'antd';
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useOrganTitle } from '../places/organs';
import type { Board } from './board-page';

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

/** So many organs have room in the chart; the table has all of them. */
const MOST_BARS = 15;

/** What the tables say, for the eye: overdue by organ, and the months. The tables are the accessible form. */
export function Charts({ board }: { readonly board: Board }) {
  const { token } = theme.useToken();
  const titleOf = useOrganTitle();
  const ink = { color: token.colorText };
  const colours = [token.colorPrimary, token.colorWarning, token.colorSuccess, token.colorError];
  const frame = {
    textStyle: ink,
    color: colours,
    tooltip: {},
    grid: { left: 8, right: 16, bottom: 8, top: 40, containLabel: true },
  };
  const legend = { textStyle: ink, top: 0 };
  const organs = board.byOrgan
    .toSorted((a, b) => b.overdue - a.overdue || b.open - a.open)
    .slice(0, MOST_BARS)
    .toReversed();
  const months = board.byMonth;
  return (
    <div className="board-charts" aria-hidden>
      <Chart
        name="overdue-by-organ"
        option={{
          ...frame,
          legend,
          xAxis: { type: 'value', minInterval: 1, axisLabel: ink },
          yAxis: {
            type: 'category',
            data: organs.map(({ name }) => titleOf(name)),
            axisLabel: { ...ink, width: 180, overflow: 'truncate' },
          },
          series: [
            { name: '未结', type: 'bar', data: organs.map(({ open }) => open) },
            {
              name: '逾期',
              type: 'bar',
              data: organs.map(({ overdue }) => overdue),
              itemStyle: { color: token.colorError },
            },
          ],
        }}
      />
      <Chart
        name="months"
        option={{
          ...frame,
          legend,
          tooltip: { trigger: 'axis' },
          xAxis: { type: 'category', data: months.map(({ month }) => month), axisLabel: ink },
          yAxis: { type: 'value', minInterval: 1, axisLabel: ink },
          series: LINES.map(({ name, of, symbol }) => ({
            ...{ name, type: 'line', symbol, symbolSize: 8 },
            data: months.map((month) => month[of]),
          })),
        }}
      />
    </div>
  );
}

/** Lines are told apart by their signs as well. */
const LINES = [
  { name: '登记', of: 'opened', symbol: 'circle' },
  { name: '达成协议', of: 'agreed', symbol: 'rect' },
  { name: '结案', of: 'closed', symbol: 'triangle' },
  { name: '履行完毕', of: 'performed', symbol: 'diamond' },
] as const;

function Chart({ name, option }: { readonly name: string; readonly option: EChartsCoreOption }) {
  const place = useRef<HTMLDivElement>(null);
  const drawn = JSON.stringify(option);
  useEffect(() => {
    if (!place.current) return;
    const chart = init(place.current);
    chart.setOption({ ...(JSON.parse(drawn) as EChartsCoreOption), animation: false });
    const fit = new ResizeObserver(() => chart.resize());
    fit.observe(place.current);
    return () => {
      fit.disconnect();
      chart.dispose();
    };
  }, [drawn]);
  return <div ref={place} className="board-chart" data-chart={name} />;
}
