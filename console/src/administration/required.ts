/** A field that must be filled in: what is said when it is not. */
export const required = (message: string) => [{ required: true, message }];
