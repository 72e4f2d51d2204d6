import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FLAGS = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** The system's Chromium, or the one that CHROMIUM_PATH names. It asks nobody on the network for anything. */
export function launchChromium(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? PLACES.find((path) => existsSync(path));
  if (executablePath === undefined)
    throw new Error(`No Chromium at ${PLACES.join(', ')}. Install one, or name it in CHROMIUM_PATH.`);
  return chromium.launch({ executablePath, args: FLAGS });
}
