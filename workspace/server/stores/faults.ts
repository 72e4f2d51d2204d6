import type { UiFault } from '../../ui-contract';

/** The switches that make the Web API misbehave. */
export function createFaults() {
  let faults: UiFault[] = [];
  return {
    replace(next: readonly UiFault[]): void {
      faults = next.map((fault) => ({ ...fault }));
    },
    list: (): UiFault[] => faults.map((fault) => ({ ...fault })),
    /** The first fault set for this method, one use of it spent. */
    take(method: string): UiFault | null {
      const hit = faults.find((fault) => fault.method === method || fault.method === '*');
      if (hit === undefined) return null;
      if (hit.remaining !== null) {
        hit.remaining -= 1;
        faults = faults.filter((fault) => fault.remaining === null || fault.remaining > 0);
      }
      return { ...hit };
    },
  };
}

export type Faults = ReturnType<typeof createFaults>;
