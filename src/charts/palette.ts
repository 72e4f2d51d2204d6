import type { Band } from '../domain/band';
import type { Quadrant } from '../domain/qbr';

/** Told apart by lightness too, for those who see no red or green; a word always stands beside the colour. */
export const BAND_COLOURS: Readonly<Record<Band, string>> = {
  red: '#b3261e',
  yellow: '#e0a100',
  green: '#2e7d4f',
  unknown: '#8a919c',
};
export const INK = '#1d1c1d';
export const FAINT_INK = '#616061';
export const GRID = '#e4e6ea';
export const PAPER = '#ffffff';

/** Fields of the 2×2, light enough for letters and dots on them. */
export const QUADRANT_TINTS: Readonly<Record<Quadrant, string>> = {
  save_first: '#fdeceb',
  keep: '#eaf5ee',
  grow: '#f1f7ec',
  watch: '#fdf6e3',
};
