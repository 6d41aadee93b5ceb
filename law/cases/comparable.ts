/** What the two have to agree on: every field, that something was assumed, and which field is in error. */
export function comparable(reading: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { error, assumptions, ...fields } = reading;
  if (typeof error === 'object' && error !== null && 'field' in error) return { errorIn: error.field };
  return { ...fields, assumed: assumptions !== undefined };
}
