import type { Stage } from './stage';

/** Home of somebody, once it was read: its words. */
export async function openHome({ user, on }: Stage, who: string): Promise<string> {
  await user.visit(who, 'home');
  return on.read(user.home(), /Last updated/);
}
