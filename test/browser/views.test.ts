import type { Browser } from 'playwright-core';
import { startDemo, type DemoProcess } from './demo-process';
import { createSurfaces, type Surfaces } from './demo-surfaces';
import { openVisitor, type Visitor } from './demo-visitor';
import { launchChromium } from './launch-chromium';
import { describeCalendar } from './views/describe-calendar';
import { describeCard } from './views/describe-card';
import { describeHome } from './views/describe-home';
import { describeLists } from './views/describe-lists';
import { describeQbr } from './views/describe-qbr';

let browser: Browser;
let demo: DemoProcess;
let user: Visitor;
let on: Surfaces;
const problems: string[] = [];

beforeAll(async () => {
  [browser, demo] = await Promise.all([launchChromium(), startDemo()]);
  user = await openVisitor(browser, demo.url, problems);
  on = createSurfaces(user);
});
afterAll(async () => {
  await browser.close();
  await demo.interrupt();
});

const stage = {
  get user() {
    return user;
  },
  get on() {
    return on;
  },
};

// One demo, one story: everybody looks around on the first day, then ten days go by.
describeHome(stage);
describeLists(stage);
describeCard(stage);
describeCalendar(stage);
describeQbr(stage);

describe('at the end', () => {
  it('the page had no trouble', () => expect(problems).toEqual([]));
});
