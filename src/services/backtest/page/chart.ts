import { type EChartsOption, init } from 'echarts';

const SIZE = { width: 680, height: 320 };
const FONT = 'system-ui, sans-serif';

/**
 * A chart as SVG text, drawn here and now: it needs no script where it is read.
 * The labels say in words what it shows to those who cannot see it.
 */
export function drawChart(option: EChartsOption, label: string): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...SIZE });
  try {
    chart.setOption({ animation: false, textStyle: { fontFamily: FONT }, ...option });
    const svg = chart.renderToSVGString();
    return svg.replace('<svg ', `<svg role="img" aria-label="${escapeHtml(label)}" `);
  } finally {
    chart.dispose();
  }
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
