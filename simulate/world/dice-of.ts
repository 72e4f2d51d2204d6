import { createDice, type Dice } from '../../demo/company/dice';

/** Dice for one day of one customer and purpose: any day can be thrown alone, in any order, and a turned fate changes no other throw. */
export function diceOf(seed: number, purpose: string, accountId: string, day: number): Dice {
  return createDice(seed, `${purpose}/${accountId}/${day}`);
}
