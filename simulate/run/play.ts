import { deliverRest } from '../../demo/run/deliver-rest';
import { createFeed } from '../feed/create-feed';
import { createDesk, type DeskCounts } from '../people/desk';
import type { Course } from '../world/customer';
import { fillHistory, importSources } from './fill-history';
import { hourOfWeek, listHoursOfWeek } from './hours-of-week';
import type { Simulation } from './open-simulation';
import { type Watched, watchStates } from './watch-states';

const MORNING_HOUR = 5;
const DESK_HOURS = { from: 6, to: 22 };
const TIDY_EVERY_HOURS = 6; // a delivery also looks after what was left behind; what is due is sent every hour

export type Played = { courses: readonly Course[]; people: DeskCounts; watched: Watched; seconds: number };
export type PlayOptions = { onProgress: (label: string, done: number, total: number, detail: string) => void };

/** Plays all days, hour by hour: facts come, jobs run, people answer, and what is to be said is sent before the next hour begins. */
export async function play(simulation: Simulation, { onProgress }: PlayOptions): Promise<Played> {
  const { world, clock, data, slack } = simulation;
  const { db } = data.database;
  const startedMs = performance.now();
  const courses: Course[] = world.customers.map((customer) => ({ customer, rescuedDay: null }));
  const byId = new Map(courses.map((course) => [course.customer.accountId, course]));
  const feed = createFeed(world, courses, simulation.inbox);
  await fillHistory(simulation, feed, (done, total) => onProgress('filling the past', done, total, ''));
  const hours = listHoursOfWeek(simulation.jobs);
  const desk = createDesk(simulation, byId);
  const watch = watchStates(db);
  for (let hour = 0; hour < world.days * 24; hour += 1) {
    const day = Math.floor(hour / 24);
    const began = new Date(world.calendar.at(0, hour, 0));
    clock.moveTo(began);
    await importSources(simulation, await writeNews(feed, day, hour % 24));
    for (const job of hours[hourOfWeek(began)] ?? []) await job.run(clock.now());
    if (hour % 24 >= MORNING_HOUR) await watch.look(new Date(began.getTime() - 1));
    if (hour % 24 === 0) await desk.leaveForHolidays(day);
    await desk.work();
    if (hour % TIDY_EVERY_HOURS === 0) await slack.deliver();
    await deliverRest({ db, deliver: slack.deliver, clock });
    if (hour % 24 === 23) onProgress('playing', day + 1, world.days, world.calendar.on(day));
  }
  return { courses, people: desk.counts, watched: watch.read(), seconds: (performance.now() - startedMs) / 1000 };
}

/** The night's files at five; P1 tickets within the hour they are written or solved. */
async function writeNews(feed: ReturnType<typeof createFeed>, day: number, hour: number): Promise<string[]> {
  if (hour === MORNING_HOUR && day > 0) return feed.writeMorning(day);
  if (hour >= DESK_HOURS.from && hour <= DESK_HOURS.to) return feed.writeUrgent(day, hour);
  return [];
}
