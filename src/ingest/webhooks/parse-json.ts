/** What a delivery says; null where it is not JSON: nobody's schema takes that, so that whoever reads it says what was expected. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
