import { FAINT_INK, GRID, INK } from './palette';

/** What every chart of accounts has alike. */
export const titleOf = (text: string) => ({ text, left: 16, top: 12, textStyle: { fontSize: 16, color: INK } });
export const LEGEND = {
  left: 16,
  top: 42,
  icon: 'roundRect',
  itemWidth: 12,
  itemHeight: 12,
  textStyle: { color: INK },
};
export const GRID_BOX = { left: 64, right: 24, top: 96, bottom: 48 };
export const AXIS = {
  nameTextStyle: { color: FAINT_INK },
  axisLabel: { color: FAINT_INK },
  axisLine: { lineStyle: { color: GRID } },
  splitLine: { lineStyle: { color: GRID } },
} as const;
