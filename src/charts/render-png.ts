import { Resvg } from '@resvg/resvg-js';
import { type EChartsOption, init } from 'echarts';
import { FONT_FAMILY, FONT_FILES } from './fonts';
import { INK, PAPER } from './palette';

/** Pixels of the drawing; the picture has twice as many, for phones. */
export type ChartSize = { width: number; height: number };
const SCALE = 2;

/** Draws a chart as PNG, on the server and without a browser. The same option gives the same picture on every machine. */
export function renderPng(option: EChartsOption, size: ChartSize): Uint8Array {
  return toPng(renderSvg(option, size));
}

/** SVG text with text as text. */
export function renderSvg(option: EChartsOption, { width, height }: ChartSize): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({
      animation: false,
      backgroundColor: PAPER,
      textStyle: { fontFamily: FONT_FAMILY, color: INK },
      ...option,
    });
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

function toPng(svg: string): Uint8Array {
  const font = { fontFiles: [...FONT_FILES], loadSystemFonts: false, defaultFontFamily: FONT_FAMILY };
  return new Resvg(svg, { font, fitTo: { mode: 'zoom', value: SCALE } }).render().asPng();
}
