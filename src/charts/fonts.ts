import { dirname, join } from 'node:path';

const FOLDER = dirname(require.resolve('@expo-google-fonts/inter/package.json'));

/** The one typeface of every picture, from a package: what a machine happens to have installed changes nothing. */
export const FONT_FAMILY = 'Inter';
export const FONT_FILES: readonly string[] = [
  join(FOLDER, '400Regular', 'Inter_400Regular.ttf'),
  join(FOLDER, '700Bold', 'Inter_700Bold.ttf'),
];
