/** `#b3261e` → `b3261e`: slides name colours without the sign. */
export const toHex = (colour: string): string => colour.replace('#', '');
